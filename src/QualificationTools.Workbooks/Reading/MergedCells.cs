using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>Represents the merges of a sheet. A merge over rows shows its first cell in each of them.</summary>
internal sealed class MergedCells
{
    private const int RowsPerBucket = 256;
    private const int MaxEntries = 1_000_000;
    private const int MaxColumnsCovered = 1_024;

    private readonly Dictionary<int, List<CellRange>> _buckets = [];
    private readonly Dictionary<(int Row, int Column), SheetCell> _firstCells = [];
    private int _entries;

    /// <summary>Reads the merges, which follow all rows of a sheet.</summary>
    public void Read(XmlReader reader, string part)
    {
        while (reader.Read())
        {
            if (reader.IsMain("sheetData"))
                CellText.SkipContent(reader);
            else if (reader.IsMain("mergeCell") && reader.GetAttribute("ref") is { } name
                && CellReference.TryParseRange(name, out var range))
                Add(range, part);
        }
    }

    /// <summary>Returns the merge over a cell, or null.</summary>
    public CellRange? Find(int row, int column)
    {
        foreach (var range in At(row))
        {
            if (range.Contains(row, column))
                return range;
        }

        return null;
    }

    /// <summary>Applies the merges to the cells of a row; what is beneath a merge is never seen.</summary>
    public void Apply(int row, SortedList<int, SheetCell> cells, SheetLayoutFacts layout)
    {
        foreach (var range in At(row))
        {
            if (row < range.Top || row > range.Bottom)
                continue;
            var key = (range.Top, range.Left);
            if (row == range.Top)
            {
                if (cells.TryGetValue(range.Left, out var first))
                    _firstCells[key] = first;
            }
            else
            {
                cells.Remove(range.Left);
                if (_firstCells.TryGetValue(key, out var first))
                    cells[range.Left] = first.MergedInto(row);
            }

            Cover(row, range, cells, _firstCells.ContainsKey(key), layout);
        }
    }

    private static void Cover(
        int row, CellRange range, SortedList<int, SheetCell> cells, bool hasValue, SheetLayoutFacts layout)
    {
        for (var i = cells.Count - 1; i >= 0; i--)
        {
            if (cells.GetKeyAtIndex(i) is var column && column > range.Left && column <= range.Right)
                cells.RemoveAt(i);
        }

        for (var column = range.Left + 1; hasValue && column <= Math.Min(range.Right, MaxColumnsCovered); column++)
        {
            cells[column] = new SheetCell
            {
                Row = row, Column = column, Damage = CellDamage.CoveredByMerge, IsFromMerge = true,
                IsInHiddenColumn = layout.IsHidden(column),
            };
        }
    }

    private List<CellRange> At(int row) => _buckets.GetValueOrDefault(row / RowsPerBucket, None);

    private static List<CellRange> None { get; } = [];

    private void Add(CellRange range, string part)
    {
        for (var bucket = range.Top / RowsPerBucket; bucket <= range.Bottom / RowsPerBucket; bucket++)
        {
            if (++_entries > MaxEntries)
                throw new WorkbookException(WorkbookFailure.TooLarge, "The sheet has more merges than are read.")
                    { Part = part };
            if (!_buckets.TryGetValue(bucket, out var list))
                _buckets[bucket] = list = [];
            list.Add(range);
        }
    }
}
