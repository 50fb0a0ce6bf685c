namespace QualificationTools.Workbooks;

/// <summary>Represents the layout of a sheet. Its first row is the header, which stays in view.</summary>
public sealed class SheetLayout
{
    /// <summary>Gets the columns.</summary>
    public required IReadOnlyList<ColumnLayout> Columns { get; init; }

    /// <summary>Gets the number of columns that stay in view at the left.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>Gets whether the header has filter buttons.</summary>
    public bool HasFilter { get; init; } = true;
}
