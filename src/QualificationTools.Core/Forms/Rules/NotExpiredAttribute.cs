namespace QualificationTools.Rules;

/// <summary>Warns of an expiry date in the past, which will hardly pass the review.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotExpiredAttribute() : TextRuleAttribute("Expired", Severity.Warning)
{
    internal override object[]? BrokenText(string text, in RuleContext context) =>
        ExpiryFormatAttribute.TryParse(text, out var date) && date < context.Today ? [text] : null;
}
