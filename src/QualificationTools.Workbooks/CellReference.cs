using System.Globalization;

namespace QualificationTools.Workbooks;

/// <summary>Converts between a cell's position and its name, such as F12.</summary>
public static class CellReference
{
    /// <summary>The number of rows in a sheet.</summary>
    public const int MaxRow = 1_048_576;

    /// <summary>The number of columns in a sheet.</summary>
    public const int MaxColumn = 16_384;

    private const int Letters = 26;

    /// <summary>Returns the name of a cell.</summary>
    /// <param name="row">The row, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    /// <returns>The name, such as F12.</returns>
    public static string Format(int row, int column) => ColumnName(column) + row.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns the letters of a column.</summary>
    /// <param name="column">The column, from 1.</param>
    /// <returns>The letters, such as F.</returns>
    public static string ColumnName(int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(column);
        Span<char> letters = stackalloc char[8];
        var first = letters.Length;
        for (var rest = column; rest > 0; rest = (rest - 1) / Letters)
            letters[--first] = (char)('A' + (rest - 1) % Letters);
        return new string(letters[first..]);
    }

    /// <summary>Reads the name of a cell.</summary>
    /// <param name="name">The name; dollar signs and lower case are accepted.</param>
    /// <param name="row">The row, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    /// <returns>Whether it is the name of a cell in a sheet.</returns>
    public static bool TryParse(ReadOnlySpan<char> name, out int row, out int column)
    {
        (row, column) = (0, 0);
        var i = 0;
        if (i < name.Length && name[i] == '$')
            i++;
        for (; i < name.Length && char.IsAsciiLetter(name[i]) && column <= MaxColumn; i++)
            column = column * Letters + ((name[i] | 0x20) - 'a' + 1);
        if (i < name.Length && name[i] == '$')
            i++;
        var digits = name[i..];
        return column is > 0 and <= MaxColumn
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out row)
            && row is > 0 and <= MaxRow;
    }

    /// <summary>Reads the name of a range, such as B2:B5; the name of a cell is a range of one cell.</summary>
    internal static bool TryParseRange(string name, out CellRange range)
    {
        range = default;
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var first = colon < 0 ? name : name[..colon];
        var last = colon < 0 ? name : name[(colon + 1)..];
        if (!TryParse(first, out var top, out var left) || !TryParse(last, out var bottom, out var right))
            return false;
        range = new CellRange(
            Math.Min(top, bottom), Math.Min(left, right), Math.Max(top, bottom), Math.Max(left, right));
        return true;
    }
}

/// <summary>Represents a rectangle of cells; all numbers are from 1 and inclusive.</summary>
internal readonly record struct CellRange(int Top, int Left, int Bottom, int Right)
{
    public bool Contains(int row, int column) => row >= Top && row <= Bottom && column >= Left && column <= Right;
}
