namespace QualificationTools.Workbooks;

/// <summary>Represents what a written workbook has besides its sheets. Nothing tells who wrote it, or when.</summary>
public sealed class WorkbookWriterOptions
{
    /// <summary>Gets the title among the document's properties, or null.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// Gets the name of the hidden sheet that holds the choices which do not fit into a cell's own list.
    /// </summary>
    public string ChoicesSheetName { get; init; } = "Choices";

    /// <summary>Gets the font.</summary>
    public string FontName { get; init; } = "等线";
}
