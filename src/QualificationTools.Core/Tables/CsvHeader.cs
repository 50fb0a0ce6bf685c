namespace QualificationTools.Tables;

/// <summary>Represents the header of a table: its line, its separator, and the names of its columns.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Delimiter">The separator of cells.</param>
/// <param name="Names">The columns' names, each of them once; null for the file's own count of lines, whose place
/// another takes.</param>
/// <param name="IsBelowOthers">Whether other lines, such as a title, precede it.</param>
internal sealed record CsvHeader(long Line, char Delimiter, IReadOnlyList<string?> Names, bool IsBelowOthers)
{
    private const string SeparatorLine = "sep=";

    private static readonly char[] Delimiters = [',', '\t', ';'];

    /// <summary>
    /// Finds the header in the beginning of a file: of its first lines, the one in which the most columns are known.
    /// </summary>
    /// <param name="sample">The beginning of the file.</param>
    /// <param name="delimiter">The separator of cells, if known.</param>
    /// <param name="path">The file, for errors.</param>
    /// <exception cref="CsvException">There is no header, or two columns are the same.</exception>
    public static CsvHeader Find(string sample, char? delimiter, string path)
    {
        var told = SaidDelimiter(sample);
        var delimiters = (delimiter ?? told) is { } only ? [only] : Delimiters;
        var best = HeaderMatch.Find([.. delimiters.SelectMany(one => FirstRecords(sample, one, told is not null))]);
        return best is null
            ? throw new CsvException(
                string.IsNullOrWhiteSpace(sample.Trim('\uFEFF')) ? "CsvEmpty" : "CsvHeaderUnknown",
                path)
            : new CsvHeader(best.Line.Number, best.Line.Delimiter, best.ReadNames(path), best.Line.Above > 0);
    }

    // Excel writes, and reads, the separator in a separate line.
    private static char? SaidDelimiter(string sample)
    {
        var text = sample.AsSpan().TrimStart('\uFEFF').TrimStart('"');
        return text.StartsWith(SeparatorLine, StringComparison.OrdinalIgnoreCase) && text.Length > SeparatorLine.Length
            && text[SeparatorLine.Length] is not ('\r' or '\n' or '"')
            && (text.Length == SeparatorLine.Length + 1 || text[SeparatorLine.Length + 1] is '\r' or '\n' or '"')
            ? text[SeparatorLine.Length]
            : null;
    }

    private static IEnumerable<HeaderLine> FirstRecords(string sample, char delimiter, bool skipFirst)
    {
        var scanner = new RecordScanner(new StringReader(sample.TrimStart('\uFEFF')), delimiter);
        var cells = new List<string>();
        for (var above = skipFirst ? -1 : 0; above < HeaderLine.MostAbove && scanner.Read(cells) is { } record;)
        {
            if (record.FilledCells == 0)
                continue;
            if (above >= 0)
                yield return new HeaderLine(record.Line, above, cells.ConvertAll(HeaderLine.Plain), delimiter);
            above++;
        }
    }
}
