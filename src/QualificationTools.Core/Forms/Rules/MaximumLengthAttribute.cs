namespace QualificationTools.Rules;

/// <summary>
/// No service publishes a limit for every text, yet none takes a document in a cell: what is longer than a
/// spreadsheet's cell can be, 32,767 characters, is a mistake. It holds for every text member.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MaximumLengthAttribute() : TextRuleAttribute("MaximumLength", Severity.Error)
{
    /// <summary>The most characters that a spreadsheet's cell holds.</summary>
    public const int Maximum = 32_767;

    internal override object[]? BrokenText(string text, in RuleContext context) =>
        text.Length > Maximum ? [text.Length, Maximum] : null;
}
