namespace QualificationTools.Workbooks;

/// <summary>
/// Represents how a written cell looks. Every style has the text format, so no spreadsheet rewrites what is typed.
/// </summary>
public enum CellStyle
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Text that is broken into lines, at the top of its cell.</summary>
    Wrapped,

    /// <summary>The header of a column.</summary>
    Header,

    /// <summary>The header of a column that must be filled.</summary>
    RequiredHeader,

    /// <summary>A cell that is wrong.</summary>
    Wrong,
}
