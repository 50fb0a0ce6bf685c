using System.Globalization;
using QualificationTools.Core.Tests.Forms;
using QualificationTools.Forms;
using QualificationTools.Security;
using QualificationTools.Tables;

namespace QualificationTools.Core.Tests.Csv;

/// <summary>Reads a table as the cmdlet does.</summary>
internal static class Table
{
    /// <summary>Gives the rows, each as the cells under their columns' names with the line first, and what was refused.</summary>
    public static (List<List<KeyValuePair<string, object?>>> Rows, List<CsvException> Refused) Read(CsvFile file)
    {
        var rows = new List<List<KeyValuePair<string, object?>>>();
        var refused = new List<CsvException>();
        while (file.Read() is { } row)
        {
            if (row.Refusal is { } refusal)
            {
                refused.Add(refusal);
                continue;
            }

            var line = KeyValuePair.Create("Line", (object?)row.Place.Line.ToString(CultureInfo.InvariantCulture));
            rows.Add([line, .. row.Cells.Zip(file.Names).Where(pair => pair.Second is not null).Select(pair => KeyValuePair.Create(pair.Second!, (object?)CellText.Unguard((string)pair.First)))]);
        }

        return (rows, refused);
    }

    public static TForm[] Forms<TForm>(string path)
        where TForm : QualificationForm, new()
    {
        using var file = CsvFile.Open(path);
        var reader = new FormReader<TForm>(PlainRecord.Open);
        return [.. Read(file).Rows.Select(row => reader.Read(row))];
    }

    /// <summary>Gives the lines on which rows begin.</summary>
    public static IEnumerable<string> Lines(CsvFile file) => Read(file).Rows.Select(row => (string)row[0].Value!);
}
