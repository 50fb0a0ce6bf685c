using System.Text.Json;
using QualificationTools.Files;
using QualificationTools.Resources;

namespace QualificationTools.Journal;

/// <summary>Reads a journal's lines.</summary>
internal static class JournalFile
{
    /// <summary>2 since digests are keyed and runs are recorded.</summary>
    public const int Version = 2;

    private const byte LineFeed = (byte)'\n';

    // No header is nearly this long; another kind of file may have no line ends at all.
    private const int LongestHeader = 1024 * 1024;

    // No other line is either. A longer one is not a torn line that could be cut off: what follows it may be complete.
    private const int LongestLine = 64 * LongestHeader;

    /// <summary>Returns the lines and where each ends. A torn last line, left by a crash, is ignored.</summary>
    /// <exception cref="JournalException">A line before the last is not a journal line, or the file is of another
    /// kind.</exception>
    public static IEnumerable<(JournalLine Line, long End)> Read(Stream stream, string path)
    {
        // A device has no length and no end.
        var length = stream.Length;
        stream.Position = 0;
        var end = 0L;
        var number = 0;
        var hasLines = false;
        foreach (var bytes in ReadLines(stream, length, path))
        {
            number++;
            end += bytes.Length;
            // A line without its line feed is torn, even if its content happens to be complete.
            var isTorn = bytes[^1] != LineFeed;
            var text = Trim(bytes);
            if (!isTorn && text.IsEmpty)
                continue;
            if (isTorn || Parse(text.Span, number, path, isLast: end == length) is not { } line)
            {
                // A journal is continued from here; another kind of file must not be lost in that way.
                if (!hasLines && !IsBegun(bytes))
                    throw Refuse("JournalCorrupt", path, null, number);
                yield break;
            }

            hasLines = true;
            yield return (line, end);
        }
    }

    public static byte[] Write(JournalLine line) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(line, JournalJson.Lines.JournalLine), LineFeed];

    /// <summary>Opens a journal for reading.</summary>
    /// <exception cref="JournalException">It does not exist, is held by another program, or cannot be read.</exception>
    public static FileStream OpenForReading(string path)
    {
        RefuseWhatIsNoFile(path);
        try
        {
            return FilePatience.Short.Try(() =>
                new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refuse("JournalNotFound", path, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Refuse(FilePatience.IsHeld(e) ? "JournalHeld" : "JournalNotReadable", path, e);
        }
    }

    /// <summary>
    /// Rejects a folder, a device, a pipe, and anything that cannot be a file name. None of them is opened, because
    /// opening a pipe would block.
    /// </summary>
    /// <exception cref="JournalException">It is one of them.</exception>
    public static void RefuseWhatIsNoFile(string path)
    {
        if (
            path.Contains('\0', StringComparison.Ordinal)
            || !PathText.CanBeMade(path, OperatingSystem.IsWindows())
            || Directory.Exists(path)
            || FileInspector.IsSpecial(path))
            throw Refuse("JournalNotAFile", path);
    }

    /// <summary>Checks that a journal begins with a header of this version.</summary>
    /// <exception cref="JournalException">It does not.</exception>
    public static void CheckHeader(JournalLine header, string path)
    {
        if (header.Kind != JournalLine.HeaderKind)
            throw Refuse("JournalCorrupt", path, null, 1);
        if (header.Version != Version)
            throw Refuse("JournalVersion", path, null, header.Version ?? 0);
    }

    public static JournalException Refuse(string id, string path, Exception? inner = null, params object[] details) =>
        new(id, Texts.Format("Error_" + id, [path, .. details]), inner);

    // Lines with their line ends.
    private static IEnumerable<byte[]> ReadLines(Stream stream, long length, string path)
    {
        var line = new MemoryStream();
        var number = 1;
        var buffer = new byte[64 * 1024];
        while (length > 0 && stream.Read(buffer, 0, (int)Math.Min(buffer.Length, length)) is var read and > 0)
        {
            length -= read;
            var start = 0;
            while (Array.IndexOf(buffer, LineFeed, start, read - start) is var at and >= 0)
            {
                line.Write(buffer, start, at + 1 - start);
                yield return line.ToArray();
                line.SetLength(0);
                start = at + 1;
                number++;
            }

            line.Write(buffer, start, read - start);
            if (line.Length > (number == 1 ? LongestHeader : LongestLine))
                throw Refuse("JournalCorrupt", path, null, number);
        }

        if (line.Length > 0)
            yield return line.ToArray();
    }

    // Editors add a byte order mark and carriage returns.
    private static ReadOnlyMemory<byte> Trim(byte[] line)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var start = line.AsSpan().StartsWith(mark) ? mark.Length : 0;
        var end = line.Length;
        while (end > start && line[end - 1] is LineFeed or (byte)'\r' or (byte)' ')
            end--;
        return line.AsMemory(start, end - start);
    }

    // Whether this could be what a crash leaves of a first line: a part of it, or nothing.
    private static bool IsBegun(ReadOnlySpan<byte> line)
    {
        var begin = "{\"t\":\"journal\""u8;
        return begin.StartsWith(line[..Math.Min(line.Length, begin.Length)])
            || !line.ContainsAnyExcept("\0 \r\n\uFEFF"u8);
    }

    // A crash of the machine, unlike one of the process, may leave zeros or noise in place of the last line.
    private static JournalLine? Parse(ReadOnlySpan<byte> text, int number, string path, bool isLast)
    {
        try
        {
            if (JsonSerializer.Deserialize(text, JournalJson.Lines.JournalLine) is { Kind: not null } line)
                return line;
        }
        catch (JsonException) when (isLast)
        {
            return null;
        }
        catch (JsonException e)
        {
            throw Refuse("JournalCorrupt", path, e, number);
        }

        return isLast ? null : throw Refuse("JournalCorrupt", path, null, number);
    }
}
