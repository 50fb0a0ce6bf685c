using QualificationTools.Security;

namespace QualificationTools.Rules;

/// <summary>A rule on a text that is present: a string, a sensitive text, or each text of a list.</summary>
/// <param name="id">The rule's id.</param>
/// <param name="severity">Whether a row that breaks the rule is refused.</param>
public abstract class TextRuleAttribute(string id, Severity severity) : RuleAttribute(id, severity)
{
    internal sealed override object[]? Broken(object? value, in RuleContext context)
    {
        switch (value)
        {
            case string text:
                return BrokenText(text, context);
            case SensitiveText sensitive:
                return BrokenSensitive(sensitive.Reveal(), context);
            case IEnumerable<string?> texts:
                foreach (var text in texts)
                {
                    if (text is not null && BrokenText(text, context) is { } details)
                        return details;
                }

                return null;
            default:
                return null;
        }
    }

    /// <summary>As <see cref="RuleAttribute.Broken"/>, for one text.</summary>
    internal abstract object[]? BrokenText(string text, in RuleContext context);

    /// <summary>As <see cref="BrokenText"/>, for a secret or a piece of personal data.</summary>
    internal virtual object[]? BrokenSensitive(string text, in RuleContext context) => BrokenText(text, context);
}
