namespace QualificationTools.Rules;

/// <summary>
/// A unified social credit code has 18 characters, the last of which checks the others (GB 32100-2015).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CreditCodeAttribute() : TextRuleAttribute("CreditCodeCheckDigit", Severity.Warning)
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static ReadOnlySpan<byte> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    internal override object[]? BrokenText(string text, in RuleContext context)
    {
        if (text.Length != 18)
            return [];
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            var value = Alphabet.IndexOf(text[i], StringComparison.Ordinal);
            if (value < 0)
                return [];
            sum += value * Weights[i];
        }

        return text[17] == Alphabet[(31 - (sum % 31)) % 31] ? null : [];
    }
}
