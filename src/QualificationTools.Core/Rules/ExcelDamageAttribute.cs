using System.Text.RegularExpressions;

namespace QualificationTools.Rules;

/// <summary>
/// A number that a spreadsheet has rewritten: in scientific notation (<c>9.13E+17</c>), or with all digits
/// after the fifteenth lost to zeros. It holds for every text member.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class ExcelDamageAttribute() : TextRuleAttribute("ExcelDamage", Severity.Warning)
{
    internal override object[]? BrokenText(string text, in RuleContext context) =>
        text.Length is > 3 and <= 40 && char.IsAsciiDigit(text[0]) && Damaged().IsMatch(text) ? [] : null;

    [GeneratedRegex(@"^([0-9](\.[0-9]+)?[Ee]\+[0-9]{2,3}|[0-9]{15}000+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Damaged();
}
