using System.Text.Json;
using QualificationTools.Resources;

namespace QualificationTools.Journal;

/// <summary>Reads a journal's lines.</summary>
internal static class JournalFile
{
    public const int Version = 1;

    private static readonly byte[] LineFeed = "\n"u8.ToArray();

    /// <summary>Gives the lines and where the last whole one ends. A torn last line, which a crash leaves, is left out.</summary>
    /// <exception cref="JournalException">A line before the last is no line of a journal.</exception>
    public static IEnumerable<(JournalLine Line, long End)> Read(Stream stream, string path)
    {
        // A device has no length and no end.
        if (stream.Length == 0)
            yield break;
        using var reader = new StreamReader(stream, leaveOpen: true);
        stream.Position = 0;
        var end = 0L;
        for (var number = 1; reader.ReadLine() is { } text; number++)
        {
            end += reader.CurrentEncoding.GetByteCount(text) + LineFeed.Length;
            // Without its line feed a line is torn, even where what is there happens to be whole.
            if (end > stream.Length)
                yield break;
            if (text.Length > 0)
                yield return (Parse(text, number, path, isLast: end == stream.Length) is { } line ? line : new JournalLine(), end);
        }
    }

    public static byte[] Write(JournalLine line) => [.. JsonSerializer.SerializeToUtf8Bytes(line, JournalJson.Lines.JournalLine), .. LineFeed];

    /// <summary>Opens a journal to look at it.</summary>
    /// <exception cref="JournalException">It is not there, is in use, or may not be read.</exception>
    public static FileStream OpenForReading(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Refuse("JournalNotFound", path, e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Refuse("JournalNotReadable", path, e);
        }
        catch (IOException e)
        {
            throw Refuse("JournalInUse", path, e);
        }
    }

    public static JournalException Refuse(string id, string path, Exception? inner = null, params object[] details) =>
        new(id, Texts.Format("Error_" + id, [path, .. details]), inner);

    // A crash of the machine, unlike one of the process, may leave zeros or noise where the last line was to be.
    private static JournalLine? Parse(string text, int number, string path, bool isLast)
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
