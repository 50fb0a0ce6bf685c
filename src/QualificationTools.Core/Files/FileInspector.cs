using System.Formats.Tar;
using QualificationTools.Resources;

namespace QualificationTools.Files;

/// <summary>
/// Checks local files by their content, before anything is sent. One that many rows name is read once, as long as it
/// stays as it is.
/// </summary>
/// <param name="folder">Where relative paths start.</param>
/// <param name="ignoreLimits">Whether a file that exceeds limits of the service is prepared anyway.</param>
internal sealed class FileInspector(LocalFolder folder, bool ignoreLimits)
{
    // Of more files than this, those that are named again are read again.
    private const int MostRemembered = 10_000;

    private readonly Dictionary<
        (string Path, long Length, DateTime Written, FileKind Kind),
        (LocalFile? File, IReadOnlyList<FileFault> Faults)
    > _known = [];

    /// <summary>Gets where relative paths start.</summary>
    public LocalFolder Folder => folder;

    /// <summary>Checks a file.</summary>
    /// <param name="path">The path, taken literally.</param>
    /// <param name="kind">The kind of file that is wanted.</param>
    /// <param name="isTyped">Whether a person passed the path to a command, as opposed to a row.</param>
    /// <returns>The file, or null if it cannot be sent, and its problem.</returns>
    public (LocalFile? File, IReadOnlyList<FileFault> Faults) Inspect(string path, FileKind kind, bool isTyped = false)
    {
        var picture = WorkbookPicture.Of(path);
        var (real, fault) = folder.Find(picture?.Workbook ?? path, isTyped);
        if (real is null)
            return Refuse(fault!, folder.Path);
        if (Directory.Exists(real))
            return Refuse("FileIsFolder");
        try
        {
            var info = new FileInfo(real);
            if (!info.Exists)
                return Refuse("FileNotFound", folder.Path);
            // Devices and pipes have no length; none is opened, because a pipe would wait for its other end.
            if (info.Length == 0)
                return Refuse(IsRegular(real) ? "FileEmpty" : "FileNotRegular");
            if (picture is { } inside)
                real = (inside with { Workbook = real }).ToString();
            var identity = (real, info.Length, info.LastWriteTimeUtc, kind);
            if (_known.TryGetValue(identity, out var known))
                return known;
            if (_known.Count == MostRemembered)
                _known.Clear();
            return _known[identity] = Read(real, kind);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refuse("FileNotFound", folder.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(FilePatience.IsHeld(e) ? "FileHeld" : "FileNotReadable");
        }
    }

    /// <summary>
    /// Returns whether a path exists and is not a regular file: a device, a pipe, a socket. It is not opened.
    /// </summary>
    public static bool IsSpecial(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: 0 } && !IsRegular(path);
        }
        catch (UnauthorizedAccessException)
        {
            // Only a regular file is opened to be looked at.
            return false;
        }
    }

    private static (LocalFile? File, IReadOnlyList<FileFault> Faults) Refuse(string id, params object[] details) =>
        (null, [new FileFault(id, details)]);

    private (LocalFile? File, IReadOnlyList<FileFault> Faults) Read(string real, FileKind kind)
    {
        // Later changes by another program are detected by the digest when the file is sent.
        using var stream = Open(real);
        if (stream is null)
            return Refuse("FileTooLarge", FileKind.Megabytes(WorkbookPicture.LargestLength), kind.LargestMegabytes);
        var length = stream.Length;
        var format = FileSignature.Of(stream);
        var faults = new List<FileFault>();
        if (length > kind.LargestLength)
            faults.Add(
                new FileFault("FileTooLarge", FileKind.Megabytes(length), kind.LargestMegabytes) { IsLimit = true });
        if (format is not { } known || !kind.Formats.Contains(known))
            faults.Add(
                new FileFault(
                    "FileWrongFormat",
                    NameOf(format),
                    string.Join(" / ", kind.Formats.Select(allowed => NameOf(allowed))))
                {
                    IsLimit = true,
                });
        else if (!FileSignature.IsWhole(stream, known))
            faults.Add(new FileFault("FileDamaged") { IsLimit = true });
        if (faults.Count > 0 && !ignoreLimits)
            return (null, faults);
        return (new LocalFile(real, length, LocalFile.DigestOf(stream), format), faults);
    }

    private static Stream? Open(string real) =>
        WorkbookPicture.Of(real) is { } picture
            ? picture.Read()
            : FilePatience.Short.Try(() =>
                new FileStream(
                    real,
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.ReadWrite | FileShare.Delete,
                    bufferSize: 4096,
                    FileOptions.SequentialScan));

    private static string NameOf(FileFormat? format) =>
        format?.ToString().ToUpperInvariant() ?? Texts.Get("File_UnknownFormat");

    // The archive writer asks the system for the type of an entry, and opens only regular files.
    private static bool IsRegular(string real)
    {
        // Windows has no devices among its files.
        if (OperatingSystem.IsWindows())
            return true;
        using var archive = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(archive, leaveOpen: true))
                writer.WriteEntry(real, "entry");
        }
        catch (IOException e)
        {
            // A socket cannot be archived. A locked entry is a file.
            return FilePatience.IsHeld(e);
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType == TarEntryType.RegularFile;
    }
}
