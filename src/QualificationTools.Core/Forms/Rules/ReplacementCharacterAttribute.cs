namespace QualificationTools.Rules;

/// <summary>
/// U+FFFD stands where a file was read in the wrong encoding. It holds for every text member.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReplacementCharacterAttribute() : TextRuleAttribute("ReplacementCharacter", Severity.Warning)
{
    internal override bool FindsDamage => true;

    internal override object[]? Damage(string text) => BrokenText(text, default);

    internal override object[]? BrokenText(string text, in RuleContext context) =>
        text.Contains('\uFFFD', StringComparison.Ordinal) ? [] : null;
}
