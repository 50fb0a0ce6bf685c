using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace QualificationTools.Forms;

/// <summary>
/// Reduces a header as people write it to the essential name: without white space, marks, notes in brackets, and
/// connecting words.
/// </summary>
internal static partial class HeaderText
{
    private const string Numerals = "一二三四五六七八九十";
    private const int LongestHeader = 200;

    /// <summary>
    /// Returns the reduced name with <c>#</c> for each number, and the elements that the numbers denote, from 0.
    /// </summary>
    /// <param name="header">The header.</param>
    /// <returns>Null where nothing is left, or a number is out of range.</returns>
    public static ColumnName? Reduce(string header)
    {
        if (header.Length > LongestHeader || header.Contains("[-", StringComparison.Ordinal))
            return null;
        var text = Fold(header);
        text = Notes().Replace(text, "");
        text = Numbering().Replace(text, "");
        text = Requirement().Replace(text, "");
        text = NumberedPart()
            .Replace(
                text,
                static match =>
                    match.Groups[1].Value
                    + (Numerals.IndexOf(match.Groups[2].Value, StringComparison.Ordinal) + 1).ToString(
                        CultureInfo.InvariantCulture));
        return Number(text);
    }

    /// <summary>Returns a known name in the reduced form; <c>#</c> remains for the number of an element.</summary>
    public static string ReduceName(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (char.IsLetterOrDigit(letter) || letter == '#')
                text.Append(char.ToUpperInvariant(letter));
        }

        return text.ToString();
    }

    // Full-width letters become plain; white space and invisible characters are removed.
    private static string Fold(string header)
    {
        var text = new StringBuilder(header.Length);
        foreach (var letter in header)
        {
            var plain = FullWidth.ToAscii(letter);
            if (
                !char.IsWhiteSpace(plain)
                && char.GetUnicodeCategory(plain) is not (UnicodeCategory.Format or UnicodeCategory.Control))
                text.Append(plain);
        }

        return text.ToString();
    }

    private static ColumnName? Number(string text) =>
        ColumnName.TakeNumbers(text, static letter => char.IsLetter(letter) ? char.ToUpperInvariant(letter) : null)
            is { Template.Length: > 0 } name
            ? name
            : null;

    // (必填), 【选填】, [required], but not the number of an element.
    [GeneratedRegex(@"\([^()]*\)|【[^【】]*】|〔[^〔〕]*〕|\[[^\[\]0-9][^\[\]]*\]|\{[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Notes();

    // 1. 2、 (3) have gone with the notes; ① and A) are rare.
    [GeneratedRegex(@"^([0-9]{1,3}[.、:\)]|[\u2460-\u2473])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();

    [GeneratedRegex(
        @"^\W*(必填项?|选填项?)\W*|\W*(非必填|必填项?|选填项?|必选|可选|required|optional)\W*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Requirement();

    [GeneratedRegex("(场景|资质|案例)([一二三四五六七八九十])", RegexOptions.CultureInvariant)]
    private static partial Regex NumberedPart();
}
