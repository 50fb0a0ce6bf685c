namespace QualificationTools.Rules;

/// <summary>
/// Requires a mobile number of mainland China: eleven digits that begin with 13 to 19; a prefix of 86 or +86 is
/// allowed.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MobileNumberAttribute() : TextRuleAttribute("MobileNumber", Severity.Warning)
{
    private const int Digits = 11;

    internal override object[]? BrokenText(string text, in RuleContext context)
    {
        var number = text.AsSpan();
        if (number.Length > Digits)
        {
            number = number[0] == '+' ? number[1..] : number;
            if (!number.StartsWith("86", StringComparison.Ordinal))
                return [];
            number = number[2] is ' ' or '-' ? number[3..] : number[2..];
        }

        var isMobile =
            number.Length == Digits
            && number[0] == '1'
            && number[1] is >= '3' and <= '9'
            && !number.ContainsAnyExceptInRange('0', '9');
        return isMobile ? null : [];
    }
}
