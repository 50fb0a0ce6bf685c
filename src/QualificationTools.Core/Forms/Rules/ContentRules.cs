using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Rules;

/// <summary>
/// Finds masks that <see cref="NotMaskedAttribute"/> cannot find without knowing the member: a code with hidden digits,
/// a name with letters in place of its own.
/// </summary>
internal sealed partial class MaskedPartRule() : ContentRule(NotMaskedAttribute.RuleId)
{
    public override ContentProblem? Find(string text, FormNode node, TextTraits traits)
    {
        if (
            (traits & TextTraits.Star) == 0
            || node.File is not null
            || node.IsFreeText
            || (node.IsSensitive ? MaskSign.HidesPart(text) : MaskSign.HidesText(text)))
            return null;
        var isMasked = node.IsCode ? Star().IsMatch(text) || HiddenDigits().IsMatch(text)
            : node.IsSensitive ? Star().IsMatch(text)
            : Stars().IsMatch(text);
        if (isMasked)
            return Report(Severity.Error);
        // Documents, too, use letters in place of a name's characters.
        return Letters().IsMatch(text) ? Report(Severity.Warning) : null;
    }

    [GeneratedRegex("[*＊●•█■]", RegexOptions.CultureInvariant)]
    private static partial Regex Star();

    [GeneratedRegex("[*＊●•█■]{2,}|[□○]{2,}|×{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Stars();

    [GeneratedRegex("^[Xx]{2,}[\u4E00-\u9FFF]|[\u4E00-\u9FFF][Xx]{2,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    [GeneratedRegex("[0-9][Xx×]{3,}[0-9Xx]?", RegexOptions.CultureInvariant)]
    private static partial Regex HiddenDigits();
}

/// <summary>
/// Finds what a spreadsheet shows for a value that it could not calculate, in any language, or that has no room.
/// </summary>
internal sealed partial class ErrorValueRule() : ContentRule("ErrorValue")
{
    public override ContentProblem? Find(string text, FormNode node, TextTraits traits) =>
        text[0] is '#' or '＃' or 'E' or 'e' && ErrorValue().IsMatch(text) ? Report(Severity.Error, text) : null;

    // #REF!, #NAME?, #¿NOMBRE?, #ССЫЛКА!; #N/A, #NV, #N/D; #GETTING_DATA; ####; Err:502.
    [GeneratedRegex(
        @"^([#＃]+|[#＃][\p{L}\p{M}¡¿/_0-9 ]{1,30}[!?！？]|[#＃]\p{L}/\p{L}(/\p{L})?|[#＃](NV|YOK|GETTING_DATA"
        + @"|NENÍ_K_DISPOZICI|HIÁNYZIK|PUUTTUU|SAKNAS|VALUE|REF|NAME|NUM|NULL|SPILL|CALC|BUSY|BLOCKED|ERROR|FIELD)"
        + @"|Err:[0-9]{3})$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ErrorValue();
}

/// <summary>Finds what a program writes for a missing value.</summary>
internal sealed class PlaceholderRule() : ContentRule("Placeholder")
{
    public override ContentProblem? Find(string text, FormNode node, TextTraits traits) =>
        Placeholders.IsOfProgram(text) ? Report(Severity.Error, text.Length <= 40 ? text : text[..40] + "…") : null;
}

/// <summary>A formula, of which the result is wanted.</summary>
internal sealed partial class FormulaRule() : ContentRule("FormulaText")
{
    public override ContentProblem? Find(string text, FormNode node, TextTraits traits) =>
        text[0] is '=' or '＝' && Formula().IsMatch(text) ? Report(Severity.Error) : null;

    [GeneratedRegex(@"^[=＝]\s*[\w$'""({@+\-\[]", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();
}

/// <summary>Finds U+FFFD, which results from reading a file in the wrong encoding.</summary>
internal sealed class ReplacementRule() : ContentRule("ReplacementCharacter")
{
    public override ContentProblem? Find(string text, FormNode node, TextTraits traits) =>
        (traits & TextTraits.Replacement) != 0 ? Report(Severity.Error) : null;
}

/// <summary>Finds invisible or meaningless characters: they turn an id or a name into another one.</summary>
internal sealed class UnseenRule() : ContentRule("UnseenCharacter")
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    public override ContentProblem? Find(string text, FormNode node, TextTraits traits)
    {
        if ((traits & (TextTraits.Unseen | TextTraits.Space | TextTraits.Surrogate)) == 0)
            return null;
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            var codePoint = isPair ? char.ConvertToUtf32(text[i], text[i + 1]) : text[i];
            if (Weigh(codePoint, node) is { } severity)
                return Report(severity, string.Create(CultureInfo.InvariantCulture, $"U+{codePoint:X4}"), i + 1);
            i += isPair ? 1 : 0;
        }

        return null;
    }

    private static Severity? Weigh(int codePoint, FormNode node)
    {
        if (ForeignText.IsPlain(codePoint))
            return null;
        if (codePoint is '\t' or '\n' or '\r')
            return node.IsFreeText ? null
                : node.IsCode || node.IsSensitive || node.File is not null ? Severity.Error
                : Severity.Warning;
        // Emoji and letters of some scripts are joined by them.
        if (node.IsFreeText && (codePoint is ZeroWidthNonJoiner or ZeroWidthJoiner))
            return null;
        if (codePoint is >= 0xD800 and <= 0xDFFF || TextScan.IsUnseen(codePoint) || codePoint == 0x85)
            return Severity.Error;
        return node.IsCode && codePoint <= char.MaxValue && char.IsWhiteSpace((char)codePoint) ? Severity.Error : null;
    }
}

/// <summary>
/// Question marks where letters were, or letters that other letters became: the text was written or read in a wrong
/// encoding.
/// </summary>
internal sealed partial class LostTextRule() : ContentRule("LostText")
{
    public override ContentProblem? Find(string text, FormNode node, TextTraits traits)
    {
        if ((traits & TextTraits.Garbled) != 0 && GarbledText.Is(text))
            return Report(Severity.Error);
        if ((traits & TextTraits.Question) == 0 || (node.File is not null && !OnlyMarks().IsMatch(text)))
            return null;
        if (!node.IsFreeText || OnlyMarks().IsMatch(text))
            return Report(Severity.Error);
        return text.Contains("??", StringComparison.Ordinal) ? Report(Severity.Warning) : null;
    }

    // Nothing is left but marks, digits and blanks.
    [GeneratedRegex(@"^[?\s\p{P}\p{N}]*\?[?\s\p{P}\p{N}]*$", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyMarks();
}

/// <summary>Finds text that a web page, a program or a spreadsheet has encoded and nobody decoded.</summary>
internal sealed partial class EncodedTextRule() : ContentRule("EncodedText")
{
    public override ContentProblem? Find(string text, FormNode node, TextTraits traits)
    {
        var isEncoded =
            ((traits & TextTraits.Sign) != 0 && Encoded().IsMatch(text))
            || text.Contains("_x00", StringComparison.OrdinalIgnoreCase) && Spreadsheet().IsMatch(text);
        return isEncoded ? Report(Severity.Error) : null;
    }

    [GeneratedRegex(
        @"&(amp|lt|gt|quot|apos|nbsp|#[0-9]{1,6}|#x[0-9a-f]{1,6});|</?(br|p|div|span|b|font|td|tr|a|img)\b[^<>]*>"
        + @"|(%[0-9a-f]{2}){2,}|\\u[0-9a-f]{4}",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Encoded();

    [GeneratedRegex("_x[0-9A-F]{4}_", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Spreadsheet();
}

/// <summary>
/// A number that a spreadsheet or a program has rewritten: in scientific notation, with a decimal part, with
/// separators, or with all digits after the fifteenth lost to zeros.
/// </summary>
internal sealed partial class NumberDamageRule() : ContentRule("ExcelDamage")
{
    private const int KeptDigits = 15;
    private const int LongestNumber = 48;

    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789+-.,，' eExX×*^");

    public override ContentProblem? Find(string text, FormNode node, TextTraits traits)
    {
        if (text.Length is < 4 or > LongestNumber || !MayBeNumber(text))
            return null;
        if (!text.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return HasLostDigits(text) ? Report(IsRightByItself(text, node) ? Severity.Warning : Severity.Error) : null;
        if (text.AsSpan().ContainsAnyExcept(Signs))
            return null;
        return Scientific().IsMatch(text) || (node.IsCode && Formatted().IsMatch(text)) ? Report(Severity.Error) : null;
    }

    private static bool HasLostDigits(ReadOnlySpan<char> text) =>
        text.Length >= KeptDigits + 3 && !text[KeptDigits..].ContainsAnyExcept('0');

    // One true number in a thousand ends in three zeros; its check digit tells.
    private static bool IsRightByItself(string text, FormNode node) =>
        node.Rules.Any(rule => rule is IdNumberAttribute or CreditCodeAttribute)
        && node.Rules.All(rule =>
            rule is not (IdNumberAttribute or CreditCodeAttribute) || rule.Broken(text, default) is null);

    // 1.10101E+17, 1,10101E+17, 1.10101E17, 1.10101 E+17, 9E17, 1.1×10^17. A code such as 7109E100 is left alone.
    [GeneratedRegex(
        @"^[+-]?([0-9]+[.,][0-9]* ?[eE] ?[+-]? ?[0-9]{1,3}|[0-9]+ ?[eE] ?[+-] ?[0-9]{1,3}|[0-9] ?[eE] ?[0-9]{2}"
        + @"|[0-9]+([.,][0-9]+)? ?[×xX*] ?10\^?[0-9]{1,3})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Scientific();

    // 110101199003077731.00; 110,101,199,003,077,731.
    [GeneratedRegex(
        @"^[+-]?([0-9]{10,}[.,][0-9]+|[0-9]{1,3}([,，'][0-9]{3}){2,}(\.[0-9]+)?|[0-9]{10,}\.)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Formatted();
}

/// <summary>Finds what a person writes for a missing value. The service would store it.</summary>
internal sealed class NoValueRule() : ContentRule("NoValue")
{
    public override ContentProblem? Find(string text, FormNode node, TextTraits traits) =>
        Placeholders.IsOfPerson(text) ? Report(Severity.Warning) : null;
}

/// <summary>Quotes around the whole text, which belonged to a file and not to the value.</summary>
internal sealed class QuotesRule() : ContentRule("LeftoverQuotes")
{
    public override ContentProblem? Find(string text, FormNode node, TextTraits traits) =>
        (traits & TextTraits.Sign) != 0
        && text.Length > 2
        && !node.IsFreeText
        && (text[0], text[^1]) is ('"', '"') or ('\'', '\'') or ('“', '”') or ('‘', '’')
            ? Report(Severity.Warning)
            : null;
}
