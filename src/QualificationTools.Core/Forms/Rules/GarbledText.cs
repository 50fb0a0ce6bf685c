using System.Text;
using System.Text.Unicode;
using QualificationTools.Files;

namespace QualificationTools.Rules;

/// <summary>Recognises text that was written in one encoding and read in another.</summary>
internal static class GarbledText
{
    private const int ShortestRun = 3;
    private const int WesternCodePage = 1252;

    // What a replacement character, uninitialised memory and a byte order mark become in GBK.
    private static readonly string[] Known = ["锟斤拷", "烫烫", "屯屯", "锘"];

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(
        WesternCodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    // The first two bytes of a Chinese character in UTF-8, read as one in GB 18030.
    private static readonly string Leading = MakeLeading();

    /// <summary>Letters of which at least one is in every such text.</summary>
    public static string FirstLetters { get; } = MakeFirstLetters();

    /// <summary>Returns whether the text was read in a wrong encoding.</summary>
    public static bool Is(string text)
    {
        if (Array.Exists(Known, known => text.Contains(known, StringComparison.Ordinal)) || IsUtf8ReadAsWestern(text))
            return true;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAscii(text[i]))
                continue;
            var start = i;
            while (i < text.Length && !char.IsAscii(text[i]))
                i++;
            if (
                i - start >= ShortestRun
                && Leading.Contains(text[start], StringComparison.Ordinal)
                && IsUtf8ReadAsGb18030(text[start..i]))
                return true;
        }

        return false;
    }

    private static bool IsUtf8ReadAsWestern(string text)
    {
        try
        {
            var bytes = Western.GetBytes(text);
            return bytes.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)0x7F) && Utf8.IsValid(bytes);
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    // An odd number of characters leaves a byte over, which has taken its neighbour along.
    private static bool IsUtf8ReadAsGb18030(string run)
    {
        var bytes = FileEncoding.Gb18030.GetBytes(run).AsSpan();
        for (var cut = 0; cut <= 2 && bytes.Length - cut >= 2 * ShortestRun; cut++)
        {
            if (Utf8.IsValid(bytes[..^cut]))
                return true;
        }

        return false;
    }

    private static string MakeLeading()
    {
        var letters = new StringBuilder();
        Span<byte> pair = stackalloc byte[2];
        for (var lead = 0xE4; lead <= 0xE9; lead++)
        {
            for (var trail = 0x80; trail <= 0xBF; trail++)
            {
                (pair[0], pair[1]) = ((byte)lead, (byte)trail);
                letters.Append(FileEncoding.Gb18030.GetString(pair));
            }
        }

        return letters.ToString();
    }

    private static string MakeFirstLetters()
    {
        var letters = new StringBuilder(Leading).Append("锟烫屯锘");
        for (var letter = '\u00C2'; letter <= '\u00F4'; letter++)
            letters.Append(letter);
        return letters.ToString();
    }
}
