using QualificationTools.Forms;

namespace QualificationTools.Tables;

/// <summary>
/// Represents the line of a table that is its header: the one, of the first, in which the most columns are known.
/// </summary>
/// <param name="Line">The line.</param>
/// <param name="Map">The form whose columns they are.</param>
/// <param name="Known">How many cells name a column.</param>
internal sealed record HeaderMatch(HeaderLine Line, FormMap Map, int Known)
{
    /// <summary>Gets how many columns are named, however often.</summary>
    public int Columns =>
        Line
            .Cells.Select(cell => Map.FindColumn(cell)?.WireName)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Count();

    /// <summary>Returns the header, or null if no line has a known column.</summary>
    public static HeaderMatch? Find(IReadOnlyList<HeaderLine> lines)
    {
        // The names by which offices call the columns are looked at only where those proper do not suffice.
        var best = Find(lines, static (map, name) => map.FindProper(name));
        if (best is null || best.Known * 2 < best.Line.Cells.Count(cell => cell.Length > 0))
            best =
                Find(lines, static (map, name) => map.FindColumn(name)) is { } wider && wider.Known > (best?.Known ?? 0)
                    ? wider
                    : best;
        return best;
    }

    /// <summary>
    /// Returns the columns' names, each of them once; null for the file's own count of lines, whose place another
    /// takes.
    /// </summary>
    /// <param name="path">The file, for errors.</param>
    /// <exception cref="CsvException">Two columns are the same.</exception>
    public IReadOnlyList<string?> ReadNames(string path)
    {
        var cells = Line.Cells;
        while (cells[^1].Length == 0)
            cells.RemoveAt(cells.Count - 1);
        var names = new List<string?>();
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < cells.Count; i++)
        {
            var isLine = FormNote.Find(cells[i]) == FormNote.Line;
            var name = cells[i].Length > 0 ? cells[i] : $"Column{i + 1}";
            // Two columns that mean the same by what an office calls them are compared row by row.
            var meaning = Map.FindProper(name)?.ShortName ?? FormNote.Find(name)?.Name ?? name;
            if (!isLine && !seen.TryAdd(meaning, i))
                throw new CsvException("CsvColumnTwice", path, name, seen[meaning] + 1, i + 1);
            names.Add(isLine ? null : name);
        }

        return names;
    }

    private static HeaderMatch? Find(IReadOnlyList<HeaderLine> lines, Func<FormMap, string, FormColumn?> find)
    {
        HeaderMatch? best = null;
        foreach (var line in lines)
        {
            foreach (var map in TableForms.All)
            {
                var known = line.Cells.Count(cell => find(map, cell) is not null);
                if (known > (best?.Known ?? 0))
                    best = new HeaderMatch(line, map, known);
            }
        }

        return best;
    }
}

/// <summary>Represents a line that may be the header of a table.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Above">The number of nonblank lines above it.</param>
/// <param name="Cells">Its cells, without white space around them.</param>
/// <param name="Delimiter">The separator; unused in a sheet.</param>
internal sealed record HeaderLine(long Number, int Above, List<string> Cells, char Delimiter = '\0')
{
    /// <summary>The lines among which a header is looked for.</summary>
    public const int MostAbove = 50;

    /// <summary>Returns a cell without what surrounds it.</summary>
    public static string Plain(string cell) => cell.Trim().Trim('\uFEFF').Trim();
}
