using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace QualificationTools.Security;

/// <summary>
/// Makes an external text safe to show: a service's message, a key, a header, a file name. It removes control sequences
/// of terminals, line breaks and marks that change the text direction, and truncates long texts.
/// </summary>
internal static class ForeignText
{
    /// <summary>The most characters of a message.</summary>
    public const int LongestMessage = 1000;

    /// <summary>The most characters of a code, of an id, or of a key.</summary>
    public const int LongestId = 128;

    private const char Ellipsis = '…';

    /// <summary>Returns the text without control characters, truncated to a length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The maximum number of characters; an ellipsis marks a truncated text.</param>
    /// <param name="keepsLines">Whether line feeds and tabs stay.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Clean(string? text, int longest = LongestMessage, bool keepsLines = false)
    {
        if (text is null || (text.Length <= longest && IsClean(text)))
            return text;
        var clean = new StringBuilder(Math.Min(text.Length, longest) + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            // A surrogate pair is one character, and is kept or removed as a whole.
            if (clean.Length + rune.Utf16SequenceLength > longest)
                return clean.Append(Ellipsis).ToString();

            if (keepsLines && rune.Value is ('\n' or '\t'))
                clean.Append((char)rune.Value);
            else if (rune.IsBmp && IsSpace((char)rune.Value))
                AppendSpace(clean);
            else if (!IsRemoved(rune))
                clean.Append(rune.ToString());
        }

        return clean.ToString();
    }

    /// <summary>Returns whether a character is printable ASCII or common Chinese, as nearly all are.</summary>
    public static bool IsPlain(int codePoint) => codePoint is (>= ' ' and <= '~') or (>= 0x4E00 and <= 0x9FFF);

    private static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if (!IsPlain(c) && (char.IsSurrogate(c) || IsSpace(c) || IsRemoved(new Rune(c))))
                return false;
        }

        return true;
    }

    // A run of line ends and tabs becomes one space, but is removed at the beginning, where it would hide a formula.
    private static void AppendSpace(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ')
            clean.Append(' ');
    }

    private static bool IsSpace(char c) =>
        c is '\t' or '\n' or '\v' or '\f' or '\r' or '\u0085' or '\u2028' or '\u2029';

    // Control characters and formats: escape sequences, directions of writing, signs without width, tags. Of the
    // formats those that join letters into words or pictures stay.
    private static bool IsRemoved(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control => true,
        UnicodeCategory.Format => rune.Value is not (0x200C or 0x200D),
        _ => false,
    };
}
