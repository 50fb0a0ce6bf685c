namespace QualificationTools.Workbooks;

/// <summary>Represents what a sheet specifies for its columns and rows before its rows begin.</summary>
internal sealed class SheetLayoutFacts
{
    private const double UsualRowHeight = 15;
    private const double UsualWidth = 9.14;

    private readonly List<(int First, int Last, double? Width, bool IsHidden)> _columns = [];

    /// <summary>Gets or sets the default height of rows, in points.</summary>
    public double DefaultRowHeight { get; set; } = UsualRowHeight;

    /// <summary>Gets or sets the default width of columns, in characters.</summary>
    public double DefaultWidth { get; set; } = UsualWidth;

    /// <summary>Adds what the sheet specifies for some columns.</summary>
    public void Add(int first, int last, double? width, bool isHidden)
    {
        if (_columns.Count < CellReference.MaxColumn)
            _columns.Add((first, last, width, isHidden || width == 0));
    }

    /// <summary>Returns whether a column is hidden.</summary>
    public bool IsHidden(int column)
    {
        foreach (var columns in _columns)
        {
            if (column >= columns.First && column <= columns.Last)
                return columns.IsHidden;
        }

        return false;
    }

    /// <summary>Returns the width of a column, in characters.</summary>
    public double WidthOf(int column) =>
        _columns.FirstOrDefault(columns => column >= columns.First && column <= columns.Last).Width ?? DefaultWidth;
}
