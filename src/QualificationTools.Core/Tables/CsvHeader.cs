using System.Text;
using QualificationTools.Forms;

namespace QualificationTools.Tables;

/// <summary>The header of a table: on which line it stands, what separates its cells, and what its columns mean.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Delimiter">What separates the cells.</param>
/// <param name="Names">The columns' names, each of them once and none of them empty.</param>
/// <param name="Columns">What each column means; null for notes and unknown names.</param>
/// <param name="Left">The columns whose place another takes: the file's own count of lines.</param>
/// <param name="IsBelowOthers">Whether other lines stand above it, such as a title.</param>
internal sealed record CsvHeader(
    long Line, char Delimiter, IReadOnlyList<string> Names, IReadOnlyList<FormColumn?> Columns, IReadOnlyList<string> Left, bool IsBelowOthers)
{
    /// <summary>The name of the column that the line's number is put in.</summary>
    public const string LineName = "Line";

    private const int MostLinesAbove = 10;
    private const string SeparatorLine = "sep=";

    private static readonly char[] Delimiters = [',', '\t', ';'];

    // Every form that there is: a file says by its header which of them it is for.
    private static readonly FormMap[] Maps =
    [
        .. typeof(QualificationForm).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(QualificationForm)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(FormMap.For),
    ];

    /// <summary>Finds the header in the beginning of a file: of its first lines, the one in which the most columns are known.</summary>
    /// <param name="sample">The beginning of the file.</param>
    /// <param name="delimiter">What separates the cells, where it is known.</param>
    /// <param name="path">The file, for errors.</param>
    /// <exception cref="CsvException">There is no header, or two columns are the same.</exception>
    public static CsvHeader Find(string sample, char? delimiter, string path)
    {
        var told = SaidDelimiter(sample);
        (int Known, int Above, long Line, char Delimiter, FormMap Map, List<string> Cells)? best = null;
        foreach (var candidate in (delimiter ?? told) is { } only ? [only] : Delimiters)
        {
            foreach (var (line, above, cells) in FirstRecords(sample, candidate, told is not null))
            {
                foreach (var map in Maps)
                {
                    var known = cells.Count(cell => map.FindColumn(cell) is not null);
                    if (known > (best?.Known ?? 0))
                        best = (known, above, line, candidate, map, cells);
                }
            }
        }

        if (best is not { } found)
            throw new CsvException(string.IsNullOrWhiteSpace(sample.Trim('\uFEFF')) ? "CsvEmpty" : "CsvHeaderUnknown", path);
        return Read(found.Line, found.Delimiter, found.Map, found.Cells, found.Above > 0, path);
    }

    private static CsvHeader Read(long line, char delimiter, FormMap map, List<string> cells, bool isBelowOthers, string path)
    {
        while (cells[^1].Length == 0)
            cells.RemoveAt(cells.Count - 1);
        var names = new List<string>();
        var left = new List<string>();
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < cells.Count; i++)
        {
            var isLine = FormNote.Find(cells[i]) == FormNote.Line;
            var name = isLine ? $"\u0001{i + 1}" : cells[i].Length > 0 ? cells[i] : $"Column{i + 1}";
            var meaning = map.FindColumn(name)?.ShortName ?? FormNote.Find(name)?.Name ?? name;
            if (!seen.TryAdd(meaning, i))
                throw new CsvException("CsvColumnTwice", path, name, seen[meaning] + 1, i + 1);
            names.Add(name);
            if (isLine)
                left.Add(name);
        }

        return new CsvHeader(line, delimiter, names, [.. names.Select(map.FindColumn)], left, isBelowOthers);
    }

    // Excel writes, and reads, the separator in a line of its own.
    private static char? SaidDelimiter(string sample)
    {
        var text = sample.AsSpan().TrimStart('\uFEFF').TrimStart('"');
        return text.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase) && text.Length > SeparatorLine.Length
            && text[SeparatorLine.Length] is not ('\r' or '\n' or '"')
            && (text.Length == SeparatorLine.Length + 1 || text[SeparatorLine.Length + 1] is '\r' or '\n' or '"')
            ? text[SeparatorLine.Length]
            : null;
    }

    private static IEnumerable<(long Line, int Above, List<string> Cells)> FirstRecords(string sample, char delimiter, bool skipFirst)
    {
        var scanner = new RecordScanner(new StringReader(sample), delimiter);
        var text = new StringBuilder();
        for (var above = skipFirst ? -1 : 0; above < MostLinesAbove && scanner.Read(text) is { } record; text.Clear())
        {
            if (record.FilledCells == 0)
                continue;
            if (above >= 0)
                yield return (record.Line, above, Cells(text.ToString(), scanner.CellEnds));
            above++;
        }
    }

    private static List<string> Cells(string record, IReadOnlyList<int> ends)
    {
        var cells = new List<string>();
        var start = 0;
        foreach (var end in ends.Append(record.Length))
        {
            var cell = record.AsSpan(start, end - start).Trim().Trim('\uFEFF');
            cells.Add((cell is ['"', .., '"'] ? cell[1..^1].ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : cell.ToString()).Trim());
            start = end + 1;
        }

        return cells;
    }
}
