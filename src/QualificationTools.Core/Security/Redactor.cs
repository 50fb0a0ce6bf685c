using System.Text;

namespace QualificationTools.Security;

/// <summary>
/// Takes sensitive values out of a text that comes from outside, such as a service's message that repeats its input.
/// </summary>
internal static class Redactor
{
    /// <summary>A single character is not a name, and occurs in every text.</summary>
    private const int Shortest = 2;

    /// <summary>A shorter value is masked only as a whole word: "Ann" is not part of "cannot".</summary>
    private const int ShortestAnywhere = 8;

    /// <summary>A shorter value must have the same case too: "Li" is not "li".</summary>
    private const int ShortestInAnyCase = 4;

    // Below it are the scripts that put spaces between words.
    private const char FirstIdeograph = '\u2E80';

    /// <summary>
    /// Returns the text with the values masked, in whatever spelling a service or a proxy may repeat them.
    /// </summary>
    public static string Redact(string text, IEnumerable<SensitiveText> values)
    {
        // The longest first: a value that is a part of another must not leave the rest of it standing.
        foreach (
            var value in values
                .Where(value => value.Reveal().Length >= Shortest)
                .OrderByDescending(value => value.Reveal().Length))
        {
            foreach (var spelling in value.Spellings)
                text = Mask(text, spelling);
        }

        return text;
    }

    /// <summary>
    /// Returns an answer's body with the secrets masked, so whatever is read out of it is free of them.
    /// </summary>
    public static ReadOnlyMemory<byte> Redact(ReadOnlyMemory<byte> body, IEnumerable<SensitiveText> secrets)
    {
        foreach (var secret in secrets)
        {
            foreach (var spelling in secret.Spellings.Where(spelling => spelling.Length >= ShortestAnywhere))
            {
                var bytes = Encoding.UTF8.GetBytes(spelling);
                if (body.Span.IndexOf(bytes) >= 0)
                    body = Mask(body.Span, bytes);
            }
        }

        return body;
    }

    private static string Mask(string text, string spelling)
    {
        var comparison =
            spelling.Length < ShortestInAnyCase ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var at = text.IndexOf(spelling, comparison);
        if (at < 0)
            return text;
        var masked = new StringBuilder(text.Length);
        var done = 0;
        for (; at >= 0; at = text.IndexOf(spelling, at, comparison))
        {
            if (spelling.Length < ShortestAnywhere && !IsWord(text, at, at + spelling.Length))
            {
                at++;
                continue;
            }

            masked.Append(text, done, at - done).Append(SensitiveText.Mask);
            done = at += spelling.Length;
        }

        return done == 0 ? text : masked.Append(text, done, text.Length - done).ToString();
    }

    // Returns whether neither end is inside a word. Chinese has no word boundaries, so there a value is found anywhere.
    private static bool IsWord(string text, int start, int end) =>
        (start == 0 || !IsLetter(text[start]) || !IsLetter(text[start - 1]) || EndsInEscape(text.AsSpan(0, start)))
        && (end == text.Length || !IsLetter(text[end - 1]) || !IsLetter(text[end]));

    private static bool IsLetter(char c) => c < FirstIdeograph && char.IsLetterOrDigit(c);

    // The preceding text may be an encoded character of a URL or of JSON: %20, \u0020, \n.
    private static bool EndsInEscape(ReadOnlySpan<char> before) =>
        (before.Length >= 3 && before[^3] == '%' && IsHex(before[^2..]))
        || (before.Length >= 6 && before[^6] == '\\' && before[^5] == 'u' && IsHex(before[^4..]))
        || (before.Length >= 2 && before[^2] == '\\' && before[^1] is 'n' or 'r' or 't' or 'b' or 'f');

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        return true;
    }

    private static byte[] Mask(ReadOnlySpan<byte> body, ReadOnlySpan<byte> secret)
    {
        using var masked = new MemoryStream(body.Length);
        for (var at = body.IndexOf(secret); at >= 0; at = body.IndexOf(secret))
        {
            masked.Write(body[..at]);
            masked.Write("***"u8);
            body = body[(at + secret.Length)..];
        }

        masked.Write(body);
        return masked.ToArray();
    }
}
