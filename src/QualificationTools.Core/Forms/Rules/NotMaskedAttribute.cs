using QualificationTools.Security;

namespace QualificationTools.Rules;

/// <summary>
/// A masked value must not be sent in place of the real one: the module's own mask, which was printed or exported and
/// is read back, or that of a console, such as 138****0001 or 张*. It holds for every text member, whatever is skipped.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotMaskedAttribute() : TextRuleAttribute(RuleId, Severity.Error)
{
    internal const string RuleId = "MaskedValue";

    internal override object[]? BrokenText(string text, in RuleContext context) => MaskSign.HidesText(text) ? [] : null;

    internal override object[]? BrokenSensitive(string text, in RuleContext context) =>
        MaskSign.HidesPart(text) ? [] : null;
}
