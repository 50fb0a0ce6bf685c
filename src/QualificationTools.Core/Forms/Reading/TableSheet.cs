using System.Globalization;

namespace QualificationTools.Forms;

/// <summary>Represents the sheet of a workbook from which rows come: it names their cells as spreadsheets do.</summary>
/// <param name="name">The sheet's name.</param>
/// <param name="headers">The names of its columns from the left; null for an ignored one.</param>
internal sealed class TableSheet(string name, IReadOnlyList<string?> headers)
{
    private const int Letters = 26;

    private (Type Form, Dictionary<string, int> Columns)? _known;

    /// <summary>Gets the sheet's name.</summary>
    public string Name => name;

    /// <summary>Returns the name of a cell, such as <c>名单!F12</c>.</summary>
    /// <param name="row">The row, from 1.</param>
    /// <param name="column">The column, from 1.</param>
    public string CellName(long row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{name}!{ColumnName(column)}{row}");

    /// <summary>Returns the name of a row, such as <c>名单!12</c>.</summary>
    /// <param name="row">The row, from 1.</param>
    public string RowName(long row) => string.Create(CultureInfo.InvariantCulture, $"{name}!{row}");

    /// <summary>Returns the name of the cell for a member of a row, or null if the sheet has no such column.</summary>
    /// <param name="form">The form of the row.</param>
    /// <param name="member">The member's wire path.</param>
    /// <param name="row">The row, from 1.</param>
    public string? FindCell(Type form, string member, long row)
    {
        if (_known is not { } known || known.Form != form)
            _known = known = (form, Columns(form));
        if (known.Columns.TryGetValue(member, out var column))
            return CellName(row, column);
        // One of several texts in one cell.
        var bracket = member.LastIndexOf('[');
        return bracket > 0 && member[^1] == ']' && known.Columns.TryGetValue(member[..bracket], out column)
            ? CellName(row, column)
            : null;
    }

    private Dictionary<string, int> Columns(Type form)
    {
        var map = FormMap.For(form);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < headers.Count; i++)
        {
            if (headers[i] is { } header && map.FindColumn(header) is { } column)
                columns.TryAdd(column.WireName, i + 1);
        }

        return columns;
    }

    private static string ColumnName(int column)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / Letters)
            letters = (char)('A' + (rest - 1) % Letters) + letters;
        return letters;
    }
}
