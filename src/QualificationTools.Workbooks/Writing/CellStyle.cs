namespace QualificationTools.Workbooks;

/// <summary>
/// Specifies the style of a written cell. Every style has the text format, so no spreadsheet changes what is typed.
/// </summary>
public enum CellStyle
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Text with line wrapping, at the top of its cell.</summary>
    Wrapped,

    /// <summary>The header of a column.</summary>
    Header,

    /// <summary>The header of a required column.</summary>
    RequiredHeader,

    /// <summary>A cell with a problem.</summary>
    Wrong,
}
