namespace QualificationTools.Rules;

/// <summary>The check digit of an 18-digit citizen's identity number (GB 11643-1999). Other numbers are left alone.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdNumberAttribute() : TextRuleAttribute("IdNumberCheckDigit", Severity.Warning)
{
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private const string CheckDigits = "10X98765432";

    internal override object[]? BrokenText(string text, in RuleContext context)
    {
        if (text.Length != 18)
            return null;
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                return [];
            sum += (text[i] - '0') * Weights[i];
        }

        return char.ToUpperInvariant(text[17]) == CheckDigits[sum % 11] ? null : [];
    }
}
