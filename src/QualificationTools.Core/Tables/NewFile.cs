using QualificationTools.Files;

namespace QualificationTools.Tables;

/// <summary>
/// A file that is there only when it is whole: it is written beside its place, and moved there at the end.
/// </summary>
internal sealed class NewFile : IDisposable
{
    private readonly string _path;
    private readonly string _draft;
    private readonly bool _overwrite;
    private readonly FilePatience _patience;
    private bool _isKept;

    /// <summary>Begins the file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <param name="isPrivate">Whether only its owner can read it, as far as the system supports that.</param>
    /// <param name="patience">How long other programs are waited for; null for as long as usual.</param>
    /// <exception cref="CsvException">The file is there, or cannot be written.</exception>
    public NewFile(string path, bool overwrite, bool isPrivate, FilePatience? patience = null)
    {
        (_path, _overwrite, _patience) = (path, overwrite, patience ?? FilePatience.Short);
        if (!PathText.CanBeMade(path, OperatingSystem.IsWindows()))
            throw new CsvException("CsvNotAFile", path);
        if (Directory.Exists(path))
            throw new CsvException("CsvIsFolder", path);
        if (!overwrite && File.Exists(path))
            throw new CsvException("CsvExists", path);
        TryTarget();
        _draft = Draft(path);
        Stream = Open(path, _draft, isPrivate);
    }

    /// <summary>Gets the stream of the temporary file.</summary>
    public FileStream Stream { get; }

    /// <summary>
    /// Gets whether a file that took effort, and cannot be moved into place, is kept where it was written: a
    /// spreadsheet may have opened the old one meanwhile.
    /// </summary>
    public bool StaysAsDraft { get; init; }

    /// <summary>A file of the same folder that vanishes when it is closed.</summary>
    /// <param name="path">The file beside which it is created.</param>
    /// <exception cref="CsvException">It cannot be written.</exception>
    public static FileStream Passing(string path) =>
        Open(path, Draft(path), isPrivate: true, FileOptions.DeleteOnClose);

    /// <summary>Puts the file in its place.</summary>
    /// <exception cref="CsvException">It cannot be put there.</exception>
    public void Keep()
    {
        try
        {
            Stream.Dispose();
            SharedFile.Move(_draft, _path, _overwrite, _patience);
            _isKept = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!_overwrite && File.Exists(_path))
                throw new CsvException("CsvExists", _path);
            throw StaysAsDraft && KeepDraft() is { } kept
                ? new CsvException("CsvDraftKept", _path, kept)
                : new CsvException("CsvNotWritable", _path);
        }
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (!_isKept)
            File.Delete(_draft);
    }

    // Checked before the work, not after. On most systems even a read-only file can be replaced.
    private void TryTarget()
    {
        if (!File.Exists(_path))
            return;
        try
        {
            _patience
                .Try(() =>
                    new FileStream(
                        _path,
                        FileMode.Open,
                        FileAccess.ReadWrite,
                        FileShare.ReadWrite | FileShare.Delete,
                        bufferSize: 0))
                .Dispose();
        }
        catch (IOException e) when (FilePatience.IsHeld(e))
        {
            throw new CsvException("CsvHeld", _path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (OperatingSystem.IsWindows())
                throw new CsvException("CsvNotWritable", _path);
        }
    }

    // Under a name by which a person finds it; where even that fails, under the one that it has.
    private string? KeepDraft()
    {
        if (!File.Exists(_draft))
            return null;
        _isKept = true;
        var named = Path.Combine(
            Path.GetDirectoryName(_path) ?? "",
            $"{Path.GetFileNameWithoutExtension(_path)}.{Path.GetRandomFileName()[..4]}{Path.GetExtension(_path)}");
        try
        {
            File.Move(_draft, named);
            return named;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return _draft;
        }
    }

    private static string Draft(string path) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", "." + Path.GetRandomFileName());

    private static FileStream Open(string path, string draft, bool isPrivate, FileOptions options = FileOptions.None)
    {
        try
        {
            return isPrivate
                ? PrivateFile.Create(draft, options: options)
                : new FileStream(
                    draft,
                    new FileStreamOptions
                    {
                        Mode = FileMode.CreateNew,
                        Access = FileAccess.ReadWrite,
                        Options = options,
                    });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CsvException("CsvNotWritable", path);
        }
    }
}
