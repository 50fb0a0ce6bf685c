namespace QualificationTools.Rules;

/// <summary>
/// Requires plain letters and digits in an id, a number or a code. Full-width ones come from an input method; a leading
/// apostrophe marks a number as text in a spreadsheet.
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
