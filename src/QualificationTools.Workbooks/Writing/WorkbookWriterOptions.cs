namespace QualificationTools.Workbooks;

/// <summary>
/// Represents the properties of a written workbook besides its sheets. Nothing tells who wrote it, or when.
/// </summary>
public sealed class WorkbookWriterOptions
{
    /// <summary>Gets the title in the document properties, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the name of the hidden sheet for the choices that do not fit into a cell's own list.</summary>
    public string ChoicesSheetName { get; init; } = "Choices";

    /// <summary>Gets the font.</summary>
    public string FontName { get; init; } = "等线";
}
