using QualificationTools.Forms;

namespace QualificationTools.Tables;

/// <summary>Determines a table's format from its name.</summary>
internal static class TableFormat
{
    /// <summary>Returns whether it is a workbook; else it is a text.</summary>
    /// <param name="path">The path.</param>
    /// <exception cref="CsvException">Files of this kind are not written.</exception>
    public static bool IsWorkbook(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".XLSX" => true,
        ".CSV" or ".TXT" or "" => false,
        var other => throw new CsvException("SheetFormat", path, other.ToLowerInvariant()),
    };

    /// <summary>Returns the function that creates the writer of a workbook.</summary>
    /// <param name="path">The path.</param>
    /// <param name="spelling">The spelling of the header.</param>
    public static Func<Stream, ITableWriter> Workbook(string path, HeaderSpelling spelling) =>
        stream => new WorkbookTableWriter(stream, path, spelling);
}
