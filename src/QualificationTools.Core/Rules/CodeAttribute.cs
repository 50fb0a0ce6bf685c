namespace QualificationTools.Rules;

/// <summary>
/// An id, a number or a code is written in plain letters and digits. Full-width ones come from an input method, and an
/// apostrophe at its beginning is what makes a text of a number in a spreadsheet.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CodeAttribute() : TextRuleAttribute("CodeCharacters", Severity.Warning)
{
    internal override bool FindsDamage => true;

    internal override object[]? Damage(string text) => BrokenText(text, default);

    internal override object[]? BrokenText(string text, in RuleContext context) =>
        text.Length > 0 && (text[0] is '\'' or '\u2018' or '\u2019' || text.AsSpan().ContainsAnyInRange('\uFF01', '\uFF5E')) ? [] : null;
}
