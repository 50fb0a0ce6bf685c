using System.Globalization;
using System.Text.Json;
using QualificationTools.Forms;
using QualificationTools.Vms;

namespace Benchmarks.Harness;

/// <summary>The sample row, as what each benchmark needs of it.</summary>
internal static class SampleRows
{
    // The codes of uploaded files are most of a sample row's length, and tell nothing of a reader.
    private const string LongColumns = "FileCode";

    private static string Text => File.ReadAllText(Session.Script("SampleRow.json"));

    /// <summary>Gets the columns of a table that is read, with their values: those of files are left out.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Columns =>
    [
        .. JsonSerializer.Deserialize<Dictionary<string, string>>(Text)!
            .Where(column => !column.Key.EndsWith(LongColumns, StringComparison.Ordinal)),
    ];

    /// <summary>Returns the bodies that the module makes of rows, for the clients that do not read rows themselves.</summary>
    /// <param name="count">How many.</param>
    public static byte[][] Bodies(int count)
    {
        var form = new FormReader<VmsQualificationForm>(JsonRecord.Open).Read(Text);
        var bodies = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            form.MainInfo!.QualificationNo = string.Create(CultureInfo.InvariantCulture, $"QUA7{i + 1}");
            bodies[i] = FormWriter.Write(form);
        }

        return bodies;
    }
}
