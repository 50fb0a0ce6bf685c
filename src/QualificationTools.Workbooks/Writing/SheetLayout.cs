namespace QualificationTools.Workbooks;

/// <summary>Represents how a sheet is laid out. Its first row is the header, which stays in view.</summary>
public sealed class SheetLayout
{
    /// <summary>Gets the columns.</summary>
    public required IReadOnlyList<ColumnLayout> Columns { get; init; }

    /// <summary>Gets how many columns stay in view at the left.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>Gets whether the header has the buttons of a filter.</summary>
    public bool HasFilter { get; init; } = true;
}
