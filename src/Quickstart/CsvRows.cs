using Microsoft.VisualBasic.FileIO;

namespace QualificationTools.Quickstart;

/// <summary>Reads a CSV file into rows by header, as <c>Import-Csv</c> does.</summary>
internal static class CsvRows
{
    public static IEnumerable<Dictionary<string, object?>> Read(string path)
    {
        using var parser = new TextFieldParser(path) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        var headers = parser.ReadFields() ?? [];
        while (parser.ReadFields() is { } cells)
            yield return headers.Zip(cells).ToDictionary(pair => pair.First, pair => (object?)pair.Second);
    }
}
