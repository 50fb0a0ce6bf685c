namespace QualificationTools.Forms;

/// <summary>Turns the full-width letters, digits and signs of Chinese input methods into their ASCII twins.</summary>
internal static class FullWidth
{
    private const char First = '\uFF01';
    private const char Last = '\uFF5E';
    private const int Distance = First - '!';

    /// <summary>Returns the ASCII twin of a full-width character, and any other character as it is.</summary>
    /// <param name="letter">The character.</param>
    public static char ToAscii(char letter) => letter is >= First and <= Last ? (char)(letter - Distance) : letter;

    /// <summary>Returns a text with its full-width characters in ASCII; the same object if it has none.</summary>
    /// <param name="text">The text.</param>
    public static string ToAscii(string text) => text.AsSpan().IndexOfAnyInRange(First, Last) < 0
        ? text
        : string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = ToAscii(source[i]);
        });
}
