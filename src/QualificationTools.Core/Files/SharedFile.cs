namespace QualificationTools.Files;

/// <summary>
/// A small file that several processes read and replace. Readers get the old content or the new one, whole; writers
/// take turns, so none undoes another's change; and nothing but the file is left.
/// </summary>
/// <param name="path">The full path.</param>
/// <param name="patience">How long other programs are waited for.</param>
internal sealed class SharedFile(string path, FilePatience patience)
{
    /// <summary>Reads the content; null if the file does not exist.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public byte[]? Read()
    {
        if (!OperatingSystem.IsWindows() || !File.Exists(path))
            return ReadNow();
        // Windows does not replace a file that is open: a constant reader would block every writer.
        try
        {
            using var turn = FileTurn.Take(path, patience);
            return ReadNow();
        }
        catch (UnauthorizedAccessException)
        {
            // A reader without write access blocks others only for a moment.
            return ReadNow();
        }
    }

    /// <summary>Reads the content and replaces it, in one turn.</summary>
    /// <param name="change">Creates the new content from the old one, which is null if there is none.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Change(Func<byte[]?, byte[]> change)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var turn = FileTurn.Take(path, patience);
        Replace(path, change(ReadNow()), patience);
    }

    /// <summary>Moves a file to a path, replacing any file there.</summary>
    /// <param name="from">The file.</param>
    /// <param name="to">Its place.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <param name="patience">How long other programs are waited for.</param>
    /// <exception cref="IOException">It cannot be put there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be put there.</exception>
    public static void Move(string from, string to, bool overwrite, FilePatience patience) =>
        patience.Try(() => File.Move(from, to, overwrite));

    private static void Replace(string path, byte[] content, FilePatience patience)
    {
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = PrivateFile.Create(draft, FileAccess.Write))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            Move(draft, path, overwrite: true, patience);
        }
        catch
        {
            TryDelete(draft);
            throw;
        }
    }

    private static void TryDelete(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The earlier error is the one to report.
        }
    }

    private byte[]? ReadNow()
    {
        try
        {
            return patience.Try(() =>
            {
                using var stream = new FileStream(
                    path,
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.ReadWrite | FileShare.Delete);
                var content = new byte[stream.Length];
                stream.ReadExactly(content);
                return content;
            });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
