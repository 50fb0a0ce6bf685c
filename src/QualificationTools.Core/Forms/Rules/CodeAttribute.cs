namespace QualificationTools.Rules;

/// <summary>
/// An id, a number or a code is written in plain letters and digits. Full-width ones come from an input method, and an
/// apostrophe at its beginning is what makes a text of a number in a spreadsheet.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CodeAttribute() : TextRuleAttribute("CodeCharacters", Severity.Error)
{
    /// <summary>Gets whether people group the digits with blanks.</summary>
    public bool AllowBlanks { get; init; }

    internal override object[]? BrokenText(string text, in RuleContext context) =>
        text.AsSpan().ContainsAnyExceptInRange(' ', '~')
        || text.AsSpan().IndexOfAny('\'', '"', '`') >= 0
        || (!AllowBlanks && text.Contains(' ', StringComparison.Ordinal))
            ? []
            : null;
}
