namespace QualificationTools.Tables;

/// <summary>A file that is there only when it is whole: it is written beside its place, and moved there at the end.</summary>
internal sealed class NewFile : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;
    private readonly string _draft;
    private readonly bool _overwrite;
    private bool _isKept;

    /// <summary>Begins the file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <param name="isPrivate">Whether nobody but its owner may read it, as far as the system knows that.</param>
    /// <exception cref="CsvException">The file is there, or cannot be written.</exception>
    public NewFile(string path, bool overwrite, bool isPrivate)
    {
        (_path, _overwrite) = (path, overwrite);
        if (Directory.Exists(path))
            throw new CsvException("CsvIsFolder", path);
        if (!overwrite && File.Exists(path))
            throw new CsvException("CsvExists", path);
        _draft = Draft(path);
        Stream = Open(path, _draft, isPrivate);
    }

    /// <summary>Where it is written.</summary>
    public FileStream Stream { get; }

    /// <summary>A file of the same folder that vanishes when it is closed.</summary>
    /// <param name="path">The file beside which it lies.</param>
    /// <exception cref="CsvException">It cannot be written.</exception>
    public static FileStream Passing(string path) => Open(path, Draft(path), isPrivate: true, FileOptions.DeleteOnClose);

    /// <summary>Puts the file in its place.</summary>
    /// <exception cref="CsvException">It cannot be put there.</exception>
    public void Keep()
    {
        try
        {
            Stream.Dispose();
            File.Move(_draft, _path, _overwrite);
            _isKept = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CsvException(!_overwrite && File.Exists(_path) ? "CsvExists" : "CsvNotWritable", _path);
        }
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (!_isKept)
            File.Delete(_draft);
    }

    private static string Draft(string path) => Path.Combine(Path.GetDirectoryName(path) ?? "", "." + Path.GetRandomFileName());

    private static FileStream Open(string path, string draft, bool isPrivate, FileOptions options = FileOptions.None)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = options };
        if (isPrivate && !OperatingSystem.IsWindows())
            how.UnixCreateMode = OwnerOnly;
        try
        {
            return new FileStream(draft, how);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CsvException("CsvNotWritable", path);
        }
    }
}
