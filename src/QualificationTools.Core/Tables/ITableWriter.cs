namespace QualificationTools.Tables;

/// <summary>Represents a table that is being written for people, as a text or as a workbook.</summary>
internal interface ITableWriter : IDisposable
{
    /// <summary>Writes the header.</summary>
    /// <param name="columns">The columns.</param>
    void Begin(IReadOnlyList<TableColumn> columns);

    /// <summary>Writes a row.</summary>
    /// <param name="cells">Its cells, one for each column.</param>
    void Write(IReadOnlyList<TableCell> cells);

    /// <summary>Ends the table.</summary>
    void Complete();
}

/// <summary>Represents a column of a table that is written for people.</summary>
/// <param name="Name">Its header.</param>
internal sealed record TableColumn(string Name)
{
    /// <summary>Gets the column's row in the table of explanations; empty for a note.</summary>
    public IReadOnlyList<string?> Explanation { get; init; } = [];

    /// <summary>Gets the explanation in a few lines, for a note on the header; null if there is none.</summary>
    public string? Note { get; init; }

    /// <summary>Gets whether a row cannot do without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Gets whether it holds sentences.</summary>
    public bool IsLong { get; init; }

    /// <summary>Gets what its cells may be chosen from.</summary>
    public ColumnChoices Choices { get; init; } = ColumnChoices.None;
}

/// <summary>Represents a cell that is written for people.</summary>
/// <param name="Text">The text; null for an empty cell.</param>
/// <param name="Fault">The problem of the cell, or null.</param>
internal readonly record struct TableCell(string? Text, string? Fault = null);
