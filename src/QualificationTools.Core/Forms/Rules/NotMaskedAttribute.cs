using QualificationTools.Security;

namespace QualificationTools.Rules;

/// <summary>
/// A masked value that was printed or exported and is read back must not be sent in place of the real one.
/// It holds for every text member.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotMaskedAttribute() : TextRuleAttribute("MaskedValue", Severity.Error)
{
    internal override object[]? BrokenText(string text, in RuleContext context) =>
        text == SensitiveText.Mask ? [] : null;
}
