
namespace QualificationTools.Rules;

/// <summary>
/// A number that a spreadsheet has rewritten: in scientific notation (<c>9.13E+17</c>), or with all digits
/// after the fifteenth lost to zeros. It holds for every text member.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ExcelDamageAttribute() : TextRuleAttribute("ExcelDamage", Severity.Warning)
{
    internal const int KeptDigits = 15;
    private const int LongestNumber = 40;

    internal override bool FindsDamage => true;

    internal override object[]? BrokenText(string text, in RuleContext context) =>
        text.Length <= LongestNumber && (IsScientific(text) || HasLostDigits(text)) ? [] : null;

    internal override object[]? Damage(string text) => BrokenText(text, default);

    // 9E+17, 9.13E+17: one digit, perhaps a fraction, an exponent of two or three digits.
    private static bool IsScientific(ReadOnlySpan<char> text)
    {
        var exponent = text.IndexOfAny('E', 'e');
        if (exponent < 1 || text.Length - exponent is not (4 or 5) || text[exponent + 1] != '+' || !IsDigits(text[(exponent + 2)..]))
            return false;
        return IsDigits(text[..1]) && (exponent == 1 || (exponent > 2 && text[1] == '.' && IsDigits(text[2..exponent])));
    }

    private static bool HasLostDigits(ReadOnlySpan<char> text) =>
        text.Length >= KeptDigits + 3 && IsDigits(text) && !text[KeptDigits..].ContainsAnyExcept('0');

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
