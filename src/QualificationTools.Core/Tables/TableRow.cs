using QualificationTools.Forms;

namespace QualificationTools.Tables;

/// <summary>A row of a table, from whatever kind of file.</summary>
/// <param name="Place">The place where it begins.</param>
/// <param name="Cells">Its cells, in the order of the columns; there may be fewer of them. All are texts but an <see
/// cref="UnreadCell"/>.</param>
/// <param name="Refusal">Why it cannot be read, or null.</param>
internal sealed record TableRow(RowPlace Place, IReadOnlyList<object> Cells, CsvException? Refusal = null);

/// <summary>Represents a table that returns its rows one by one.</summary>
internal interface ITable : IDisposable
{
    /// <summary>Gets the columns' names; null for an ignored one.</summary>
    IReadOnlyList<string?> Names { get; }

    /// <summary>Returns the next row, or null at the end.</summary>
    TableRow? Read();
}
