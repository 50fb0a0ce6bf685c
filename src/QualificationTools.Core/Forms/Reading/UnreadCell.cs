namespace QualificationTools.Forms;

/// <summary>
/// Represents a cell whose value must not be used. It replaces the value in the row, so the rules refuse the row and
/// name the cell.
/// </summary>
/// <param name="RuleId">The rule's id, which names the message too.</param>
/// <param name="Details">The arguments of the message after the column's name.</param>
internal sealed record UnreadCell(string RuleId, params object[] Details)
{
    /// <summary>
    /// Returns an error value, as in a spreadsheet: if the row is converted to text, it is still refused.
    /// </summary>
    public override string ToString() => "#VALUE!";
}
