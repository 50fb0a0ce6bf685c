namespace QualificationTools.Rules;

/// <summary>The service takes these texts only.</summary>
/// <param name="values">The texts, as the service spells them.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfAttribute(params string[] values) : TextRuleAttribute("OneOf", Severity.Error)
{
    /// <summary>Gets the texts.</summary>
    public IReadOnlyList<string> Values { get; } = values;

    internal override object[] Limits => [string.Join(" / ", Values)];

    internal override object[]? BrokenText(string text, in RuleContext context) =>
        Values.Contains(text, StringComparer.Ordinal) ? null : Limits;
}
