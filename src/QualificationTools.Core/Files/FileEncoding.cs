using System.Text;
using System.Text.Unicode;

namespace QualificationTools.Files;

/// <summary>
/// Finds the encoding of a file: its byte order mark, else UTF-8 where every byte of the file agrees, else GB 18030
/// where every byte does.
/// </summary>
internal static class FileEncoding
{
    private const int BlockSize = 128 * 1024;
    private const int LongestSequence = 4;
    private const int Gb18030CodePage = 54936;

    /// <summary>Gets what Chinese Excel saves "CSV" in.</summary>
    public static Encoding Gb18030 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(Gb18030CodePage)!;

    /// <summary>Reads the stream to its end and puts it back to its beginning.</summary>
    /// <returns>The encoding, or null if the file is neither UTF-8 nor GB 18030.</returns>
    public static Encoding? Find(Stream stream)
    {
        stream.Position = 0;
        var found =
            FromMark(stream)
            ?? (
                IsUtf8(stream) && !IsSmallGb18030(stream) ? Encoding.UTF8
                : IsGb18030(stream) ? Gb18030
                : null);
        stream.Position = 0;
        return found;
    }

    private static Encoding? FromMark(Stream stream)
    {
        Span<byte> mark = stackalloc byte[LongestSequence];
        var read = stream.ReadAtLeast(mark, LongestSequence, throwOnEndOfStream: false);
        return mark[..read] switch
        {
            [0xFF, 0xFE, 0x00, 0x00] => Encoding.UTF32,
            [0x00, 0x00, 0xFE, 0xFF] => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
    }

    private static bool IsUtf8(Stream stream)
    {
        stream.Position = 0;
        var block = new byte[BlockSize];
        var kept = 0;
        while (true)
        {
            var read = stream.ReadAtLeast(block.AsSpan(kept), 1, throwOnEndOfStream: false);
            var present = block.AsSpan(0, kept + read);
            if (read == 0)
                return Utf8.IsValid(present);
            // A character that the block's end has cut is looked at with the next block.
            var whole = present.Length - CutSequence(present);
            if (!Utf8.IsValid(present[..whole]))
                return false;
            present[whole..].CopyTo(block);
            kept = present.Length - whole;
        }
    }

    // A handful of Chinese characters in GBK can be valid UTF-8 by chance: pairs of letters of Europe that no word is
    // made of. A true word there has plain letters beside them, or is of one script.
    private static bool IsSmallGb18030(Stream stream)
    {
        stream.Position = 0;
        var block = new byte[BlockSize];
        var bytes = block.AsSpan(0, stream.ReadAtLeast(block, BlockSize, throwOnEndOfStream: false));
        var isFound = false;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
                continue;
            var start = i;
            while (i < bytes.Length && bytes[i] >= 0x80)
                i++;
            var run = bytes[start..i];
            // Three bytes and more are Chinese; the mark of UTF-8 is one of them.
            if (run.ContainsAnyInRange((byte)0xE0, (byte)0xFF))
                return false;
            if (
                (start > 0 && char.IsAsciiLetter((char)bytes[start - 1]))
                || (i < bytes.Length && char.IsAsciiLetter((char)bytes[i]))
                || IsOneScript(run))
                return false;
            isFound = true;
        }

        return isFound && IsGb18030(stream);
    }

    // Greek, Cyrillic, Armenian, Hebrew, Arabic: above the letters of Western Europe.
    private static bool IsOneScript(ReadOnlySpan<byte> run)
    {
        for (var i = 0; i < run.Length; i += 2)
        {
            if (run[i] < 0xCD)
                return false;
        }

        return true;
    }

    // How many bytes at the end belong to a character that goes on.
    private static int CutSequence(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back < LongestSequence && back <= bytes.Length; back++)
        {
            var lead = bytes[^back];
            if (lead < 0x80)
                return 0;
            if (lead >= 0xC0)
                return back < (lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2) ? back : 0;
        }

        return 0;
    }

    // One byte, two, or four. Which codes are assigned does not matter: other data breaks this pattern soon. Decoding
    // would take as long as reading the file.
    private static bool IsGb18030(Stream stream)
    {
        stream.Position = 0;
        var block = new byte[BlockSize];
        var place = 0;
        int read;
        while ((read = stream.ReadAtLeast(block, 1, throwOnEndOfStream: false)) > 0)
        {
            foreach (var next in block.AsSpan(0, read))
            {
                var expected = (place, next) switch
                {
                    (0, <= 0x80) => 0,
                    (0, < 0xFF) => 1,
                    (1, >= 0x30 and <= 0x39) => 2,
                    (1, >= 0x40 and not 0x7F and not 0xFF) => 0,
                    (2, >= 0x81 and < 0xFF) => 3,
                    (3, >= 0x30 and <= 0x39) => 0,
                    _ => -1,
                };
                if (expected < 0)
                    return false;
                place = expected;
            }
        }

        return place == 0;
    }
}
