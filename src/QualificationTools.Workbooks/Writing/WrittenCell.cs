namespace QualificationTools.Workbooks;

/// <summary>Represents a cell to be written.</summary>
/// <param name="Text">The text; null and empty leave the cell empty.</param>
/// <param name="Style">How it looks.</param>
/// <param name="Note">A note on the cell, or null.</param>
public readonly record struct WrittenCell(string? Text, CellStyle Style = CellStyle.Text, string? Note = null)
{
    /// <summary>Converts a text into a cell of the usual style.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator WrittenCell(string? text) => FromString(text);

    /// <summary>Returns a cell of the usual style.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The cell.</returns>
    public static WrittenCell FromString(string? text) => new(text);
}
