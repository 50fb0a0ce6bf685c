namespace QualificationTools.Rules;

/// <summary>
/// Checks the check digit of an 18-digit citizen's identity number (GB 11643-1999). Older numbers of 15 digits and
/// those of other documents are accepted; any other value that is nearly all digits has a digit too many or too few.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdNumberAttribute() : TextRuleAttribute("IdNumberCheckDigit", Severity.Warning)
{
    private const int OldLength = 15;
    private const int Length = 18;
    private const int FewestDigits = 13;

    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private const string CheckDigits = "10X98765432";

    internal override object[]? BrokenText(string text, in RuleContext context)
    {
        if (text.Length != Length)
            return text.Length != OldLength && CountDigits(text) >= FewestDigits ? [] : null;
        var sum = 0;
        for (var i = 0; i < Length - 1; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                return [];
            sum += (text[i] - '0') * Weights[i];
        }

        return char.ToUpperInvariant(text[^1]) == CheckDigits[sum % 11] ? null : [];
    }

    private static int CountDigits(string text)
    {
        var digits = 0;
        foreach (var letter in text)
            digits += char.IsAsciiDigit(letter) ? 1 : 0;
        return digits;
    }
}
