namespace QualificationTools.Rules;

/// <summary>
/// Limits the length of texts to that of a spreadsheet cell, 32,767 characters. No service publishes a limit for every
/// text, but a longer one is a mistake. It applies to every text member.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MaximumLengthAttribute() : TextRuleAttribute("MaximumLength", Severity.Error)
{
    /// <summary>The most characters that a spreadsheet's cell holds.</summary>
    public const int Maximum = 32_767;

    internal override object[]? BrokenText(string text, in RuleContext context) =>
        text.Length > Maximum ? [text.Length, Maximum] : null;
}
