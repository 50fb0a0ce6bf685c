namespace QualificationTools.Files;

/// <summary>
/// A small file that several processes read and replace. Readers get the old content or the new one, whole; writers
/// take turns, so none undoes another's change; and nothing but the file is left.
/// </summary>
/// <param name="path">The full path.</param>
/// <param name="patience">How long other programs are waited for.</param>
internal sealed class SharedFile(string path, FilePatience patience)
{
    /// <summary>Reads the content; null where there is no file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public byte[]? Read()
    {
        if (!OperatingSystem.IsWindows() || !File.Exists(path))
            return ReadNow();
        // Windows does not replace a file that somebody has open: whoever reads it all the time would keep every writer
        // from it.
        try
        {
            using var turn = FileTurn.Take(path, patience);
            return ReadNow();
        }
        catch (UnauthorizedAccessException)
        {
            // Who may only read there is in nobody's way for longer than a moment.
            return ReadNow();
        }
    }

    /// <summary>Reads the content and replaces it, in one turn.</summary>
    /// <param name="change">Makes the new content of the old one, which is null where there is none.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Change(Func<byte[]?, byte[]> change)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var turn = FileTurn.Take(path, patience);
        Replace(path, change(ReadNow()), patience);
    }

    /// <summary>Puts a file in the place of another one, or where none is.</summary>
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
            // What went wrong before is what is told.
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
