using QualificationTools.Forms;

namespace QualificationTools.Tables;

/// <summary>A row of a table, from whatever kind of file.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Cells">
/// Its cells, in the order of the columns; there may be fewer of them. All are texts but an <see cref="UnreadCell"/>.
/// </param>
/// <param name="Refusal">Why it cannot be read, or null.</param>
internal sealed record TableRow(RowPlace Place, IReadOnlyList<object> Cells, CsvException? Refusal = null);

/// <summary>A table that gives its rows as they come.</summary>
internal interface ITable : IDisposable
{
    /// <summary>Gets the columns' names; null for one that is left out.</summary>
    IReadOnlyList<string?> Names { get; }

    /// <summary>Gives the next row, or null where there are no more.</summary>
    TableRow? Read();
}
