namespace QualificationTools.Workbooks;

/// <summary>
/// Decides to which cells floating pictures belong: to the cell of the upper left corner, if most of the picture is in
/// its row. A picture over two rows is in doubt in each of them, unless the others have no values, or have pictures of
/// their own.
/// </summary>
internal sealed class PicturePlacement
{
    private const double PointsToUnits = 12_700;
    private const double CharactersToUnits = 7 * 9_525;
    private const int MaxRowsTouched = 1_000;

    private readonly ILookup<int, Placed> _byRow;
    private readonly Dictionary<int, double> _heights = [];
    private readonly List<(Placed Picture, int Last)> _spanning = [];
    private readonly int[] _rows;
    private readonly MergedCells _merged;
    private readonly SheetLayoutFacts _layout;
    private int _nextToJudge;

    public PicturePlacement(IEnumerable<PictureAnchor> anchors, MergedCells merged, SheetLayoutFacts layout)
    {
        _merged = merged;
        _layout = layout;
        _byRow = anchors.Where(anchor => anchor.From is not null).Select(Place).ToLookup(picture => picture.From.Row);
        _rows = [.. _byRow.Select(group => group.Key).Order()];
    }

    /// <summary>Records a row's height, whether or not the row is empty.</summary>
    /// <param name="row">The row.</param>
    /// <param name="points">The height, zero for a hidden row, or null for the default.</param>
    public void NoteHeight(int row, double? points)
    {
        if (points is { } height && _byRow.Contains(row))
            _heights[row] = height * PointsToUnits;
    }

    /// <summary>Assigns the pictures of a row to its cells.</summary>
    /// <param name="row">The row.</param>
    /// <param name="cells">Its cells by column.</param>
    /// <param name="nextRow">
    /// Returns the next row with values, or null; called only if a picture extends below this row.
    /// </param>
    public void Apply(int row, SortedList<int, SheetCell> cells, Func<int?> nextRow)
    {
        Judge(row);
        foreach (var (picture, last) in _spanning)
        {
            if (picture.From.Row < row && row <= last && !StartsAt(row, picture.From.Column))
                Put(row, picture.From.Column, cells, new FoundPicture(null, CellDamage.PictureSpansRows));
        }

        foreach (var group in _byRow[row].GroupBy(picture => picture.From.Column))
        {
            var picture = group.First();
            if (group.Skip(1).Any())
                Put(row, group.Key, cells, new FoundPicture(null, CellDamage.SeveralPictures));
            else if (IsInDoubt(picture, nextRow))
                Put(row, group.Key, cells, new FoundPicture(null, CellDamage.PictureSpansRows));
            else if (SpansColumns(picture))
                PutIntoBoth(row, group.Key, cells);
            else
                Put(row, group.Key, cells, picture.Anchor.Found);
        }
    }

    // A picture on a merge is on its first cell.
    private Placed Place(PictureAnchor anchor)
    {
        var from = anchor.From!.Value;
        if (_merged.Find(from.Row, from.Column) is { } range)
        {
            var above = (from.Row - range.Top) * _layout.DefaultRowHeight * PointsToUnits;
            var left = range.Left == from.Column ? from.ColumnOffset : 0;
            from = new CornerPlace(range.Top, range.Left, from.RowOffset + (long)above, left);
        }

        return new Placed(anchor, from);
    }

    // A picture is judged once the row of its corner is known, or passed.
    private void Judge(int row)
    {
        for (; _nextToJudge < _rows.Length && _rows[_nextToJudge] <= row; _nextToJudge++)
        {
            foreach (var picture in _byRow[_rows[_nextToJudge]])
            {
                if (LastRowTouched(picture) is var last && last > picture.From.Row)
                    _spanning.Add((picture, last));
            }
        }
    }

    private bool IsInDoubt(Placed picture, Func<int?> nextRow)
    {
        var last = _spanning.Find(item => item.Picture == picture).Last;
        return last > 0 && nextRow() is { } next && next <= last && next > picture.From.Row
            && !StartsAt(next, picture.From.Column);
    }

    private bool StartsAt(int row, int column) => _byRow[row].Any(picture => picture.From.Column == column);

    // The last row that more than a margin of the picture covers; its own row if all but a quarter is there.
    private int LastRowTouched(Placed picture)
    {
        var (anchor, from) = picture;
        var height = _heights.GetValueOrDefault(from.Row, _layout.DefaultRowHeight * PointsToUnits);
        // Nothing can be measured in a hidden row.
        if (height <= 0)
            return from.Row;
        var bottom = _merged.Find(from.Row, from.Column)?.Bottom ?? from.Row;
        var own = Math.Max(0, height * (bottom - from.Row + 1) - from.RowOffset);
        double below;
        int last;
        if (anchor.To is { } to)
        {
            if (to.Row <= bottom)
                return from.Row;
            below = (to.Row - bottom - 1) * height + to.RowOffset;
            last = to.RowOffset > height / 4 ? to.Row : to.Row - 1;
        }
        else
        {
            below = Math.Max(0, anchor.Height - own);
            last = bottom + (int)Math.Min(MaxRowsTouched, Math.Floor(below / height + 0.75));
        }

        return below <= (own + below) / 4
            ? from.Row
            : Math.Min(Math.Max(last, bottom + 1), bottom + MaxRowsTouched);
    }

    // A picture that begins at the left of a cell may be wider than it; one that begins beyond its middle may belong to
    // the next.
    private bool SpansColumns(Placed picture)
    {
        var (anchor, from) = picture;
        var width = _layout.WidthOf(from.Column) * CharactersToUnits;
        if (from.ColumnOffset <= width / 2)
            return false;
        var own = Math.Max(0, width - from.ColumnOffset);
        if (anchor.To is not { } to)
            return anchor.Width - own > own;
        return to.Column > from.Column && (to.Column - from.Column - 1) * width + to.ColumnOffset > own;
    }

    private void PutIntoBoth(int row, int column, SortedList<int, SheetCell> cells)
    {
        var doubt = new FoundPicture(null, CellDamage.PictureSpansColumns);
        Put(row, column, cells, doubt);
        if (!StartsAt(row, column + 1))
            Put(row, column + 1, cells, doubt);
    }

    private void Put(int row, int column, SortedList<int, SheetCell> cells, FoundPicture found)
    {
        if (!cells.TryGetValue(column, out var cell))
            cell = new SheetCell { Row = row, Column = column, IsInHiddenColumn = _layout.IsHidden(column) };
        // A picture in the cell and one above it count as two.
        if (cell.Picture is not null)
            found = new FoundPicture(null, CellDamage.SeveralPictures);
        cells[column] = cell.WithPicture(found);
    }

    /// <summary>
    /// Represents a picture with the cell that it is on: that of its corner, or the first of the merge there.
    /// </summary>
    private sealed record Placed(PictureAnchor Anchor, CornerPlace From);
}
