namespace QualificationTools.Workbooks;

/// <summary>Represents a cell to be written.</summary>
/// <param name="Text">The text; if null or empty, the cell is empty.</param>
/// <param name="Style">The style.</param>
/// <param name="Note">A note on the cell, or null.</param>
public readonly record struct WrittenCell(string? Text, CellStyle Style = CellStyle.Text, string? Note = null)
{
    /// <summary>Converts a text to a cell with the default style.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator WrittenCell(string? text) => FromString(text);

    /// <summary>Returns a cell with the default style.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The cell.</returns>
    public static WrittenCell FromString(string? text) => new(text);
}
