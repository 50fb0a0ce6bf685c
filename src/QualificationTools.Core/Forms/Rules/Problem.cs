namespace QualificationTools.Rules;

/// <summary>One rule that a row breaks.</summary>
/// <param name="RuleId">The rule's id. It is never translated.</param>
/// <param name="Severity">Whether the row is refused for it.</param>
/// <param name="Member">The member's wire path, for example <c>QualificationAdminInfoFormDO.IdCardNumber</c>.</param>
/// <param name="Column">The member's short name, or its Chinese header where messages are Chinese.</param>
/// <param name="Message">What is wrong and what to do. It never contains a sensitive value.</param>
public sealed record Problem(string RuleId, Severity Severity, string Member, string Column, string Message)
{
    /// <summary>Gets the line on which the row begins, if it came from a file.</summary>
    public long? Line { get; init; }

    /// <summary>Gets the cell with the problem, such as <c>名单!F12</c>, if the row came from a workbook.</summary>
    public string? Cell { get; init; }

    /// <summary>Returns the message, preceded by the cell if it is known.</summary>
    public override string ToString() =>
        Cell is null || Message.Contains(Cell, StringComparison.Ordinal) ? Message : $"{Cell}: {Message}";
}
