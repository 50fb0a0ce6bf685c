namespace QualificationTools.Rules;

/// <summary>
/// The bounds of a text's length, in which a Chinese character counts as 2. What counts for other wide
/// characters is not published; every code point outside ASCII counts as 2 here.
/// </summary>
/// <param name="minimum">The least weight.</param>
/// <param name="maximum">The greatest weight.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WeightedLengthAttribute(int minimum, int maximum)
    : TextRuleAttribute("WeightedLength", Severity.Error)
{
    /// <summary>Gets the least weight.</summary>
    public int Minimum { get; } = minimum;

    /// <summary>Gets the greatest weight.</summary>
    public int Maximum { get; } = maximum;

    internal override object[] Limits => [Minimum, Maximum];

    internal override object[]? BrokenText(string text, in RuleContext context)
    {
        var weight = Weigh(text);
        return weight < Minimum || weight > Maximum ? [weight, Minimum, Maximum] : null;
    }

    internal static int Weigh(string text)
    {
        var weight = 0;
        foreach (var rune in text.EnumerateRunes())
            weight += rune.IsAscii ? 1 : 2;
        return weight;
    }
}
