using System.Text;
using QualificationTools.Core.Tests.Forms;
using QualificationTools.Tables;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Csv;

/// <summary>Reads a table as the cmdlet does, with a parser of RFC 4180 in place of PowerShell's.</summary>
internal static class Table
{
    /// <summary>Gives the rows, each as the cells under their columns' names, and what was refused.</summary>
    public static (List<List<KeyValuePair<string, object?>>> Rows, List<CsvException> Refused) Read(CsvFile file)
    {
        var rows = new List<List<KeyValuePair<string, object?>>>();
        var refused = new List<CsvException>();
        while (file.Read() is { } batch)
        {
            refused.AddRange(batch.Refused);
            rows.AddRange(Records(batch.Text, file.Header.Delimiter).Select(record => record.Take(file.Header.Names.Count + 1)
                .Select((cell, i) => KeyValuePair.Create(i == 0 ? CsvHeader.LineName : file.Header.Names[i - 1], (object?)CellText.Unguard(cell)))
                .ToList()));
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

    public static List<List<string>> Records(string text, char delimiter)
    {
        var records = new List<List<string>>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (isQuoted)
            {
                if (text[i] != '"')
                    cell.Append(text[i]);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[i++]);
                else
                    isQuoted = false;
            }
            else if (text[i] == '"')
            {
                isQuoted = true;
            }
            else if (text[i] == delimiter || text[i] == '\n')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (text[i] == '\n')
                {
                    records.Add(cells);
                    cells = [];
                }
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        return records;
    }
}
