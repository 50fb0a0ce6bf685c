namespace QualificationTools.Workbooks;

/// <summary>Represents a row that is not empty.</summary>
public sealed class SheetRow
{
    private readonly SheetCell[] _cells;

    internal SheetRow(int number, bool isHidden, SheetCell[] cells)
    {
        Number = number;
        IsHidden = isHidden;
        _cells = cells;
    }

    /// <summary>Gets the number of the row, from 1, as spreadsheets show it.</summary>
    public int Number { get; }

    /// <summary>Gets whether the row is hidden, by hand or by a filter.</summary>
    public bool IsHidden { get; }

    /// <summary>Gets the cells that are not empty, from left to right.</summary>
    public IReadOnlyList<SheetCell> Cells => _cells;

    /// <summary>Returns the cell of a column.</summary>
    /// <param name="column">The column, from 1.</param>
    /// <returns>The cell, or null if it is empty.</returns>
    public SheetCell? FindCell(int column)
    {
        var (low, high) = (0, _cells.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (_cells[middle].Column == column)
                return _cells[middle];
            if (_cells[middle].Column < column)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return null;
    }
}
