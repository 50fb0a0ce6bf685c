namespace QualificationTools.Forms;

/// <summary>
/// Represents a cell whose value must not be used. It stands in the row in place of the value, so the rules refuse the
/// row and name the cell.
/// </summary>
/// <param name="RuleId">The rule's id, which names the message too.</param>
/// <param name="Details">What the message is filled with, after the column's name.</param>
internal sealed record UnreadCell(string RuleId, params object[] Details)
{
    /// <summary>
    /// Returns an error value, as spreadsheets write one: where the row becomes a text, it is refused all the same.
    /// </summary>
    public override string ToString() => "#VALUE!";
}
