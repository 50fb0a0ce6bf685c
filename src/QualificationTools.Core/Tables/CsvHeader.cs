using QualificationTools.Forms;

namespace QualificationTools.Tables;

/// <summary>The header of a table: on which line it stands, what separates its cells, and what its columns are called.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Delimiter">What separates the cells.</param>
/// <param name="Names">The columns' names, each of them once; null for the file's own count of lines, whose place another takes.</param>
/// <param name="IsBelowOthers">Whether other lines stand above it, such as a title.</param>
internal sealed record CsvHeader(long Line, char Delimiter, IReadOnlyList<string?> Names, bool IsBelowOthers)
{
    private const int MostLinesAbove = 50;
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
        var delimiters = (delimiter ?? told) is { } only ? [only] : Delimiters;
        // The names by which offices call the columns are looked at only where those proper do not suffice.
        var best = Find(sample, delimiters, told is not null, static (map, name) => map.FindProper(name));
        if (best is null || best.Known * 2 < best.Cells.Count(cell => cell.Length > 0))
            best = Find(sample, delimiters, told is not null, static (map, name) => map.FindColumn(name)) is { } wider && wider.Known > (best?.Known ?? 0) ? wider : best;
        return best is null
            ? throw new CsvException(string.IsNullOrWhiteSpace(sample.Trim('\uFEFF')) ? "CsvEmpty" : "CsvHeaderUnknown", path)
            : Read(best, path);
    }

    private static Candidate? Find(string sample, char[] delimiters, bool skipFirst, Func<FormMap, string, FormColumn?> find)
    {
        Candidate? best = null;
        foreach (var delimiter in delimiters)
        {
            foreach (var (line, above, cells) in FirstRecords(sample, delimiter, skipFirst))
            {
                foreach (var map in Maps)
                {
                    var known = cells.Count(cell => find(map, cell) is not null);
                    if (known > (best?.Known ?? 0))
                        best = new Candidate(known, above, line, delimiter, map, cells);
                }
            }
        }

        return best;
    }

    private static CsvHeader Read(Candidate found, string path)
    {
        var cells = found.Cells;
        while (cells[^1].Length == 0)
            cells.RemoveAt(cells.Count - 1);
        var names = new List<string?>();
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < cells.Count; i++)
        {
            var isLine = FormNote.Find(cells[i]) == FormNote.Line;
            var name = cells[i].Length > 0 ? cells[i] : $"Column{i + 1}";
            // Two columns that mean the same by what an office calls them are compared row by row.
            var meaning = found.Map.FindProper(name)?.ShortName ?? FormNote.Find(name)?.Name ?? name;
            if (!isLine && !seen.TryAdd(meaning, i))
                throw new CsvException("CsvColumnTwice", path, name, seen[meaning] + 1, i + 1);
            names.Add(isLine ? null : name);
        }

        return new CsvHeader(found.Line, found.Delimiter, names, found.Above > 0);
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
        var scanner = new RecordScanner(new StringReader(sample.TrimStart('\uFEFF')), delimiter);
        var cells = new List<string>();
        for (var above = skipFirst ? -1 : 0; above < MostLinesAbove && scanner.Read(cells) is { } record;)
        {
            if (record.FilledCells == 0)
                continue;
            if (above >= 0)
                yield return (record.Line, above, cells.ConvertAll(cell => cell.Trim().Trim('\uFEFF').Trim()));
            above++;
        }
    }

    private sealed record Candidate(int Known, int Above, long Line, char Delimiter, FormMap Map, List<string> Cells);
}
