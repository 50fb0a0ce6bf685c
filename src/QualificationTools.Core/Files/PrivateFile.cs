namespace QualificationTools.Files;

/// <summary>
/// Opens files that only their owner may read, from the moment at which they are there. Windows takes the folder's
/// rights.
/// </summary>
internal static class PrivateFile
{
    /// <summary>The rights of a private file where rights are such.</summary>
    public const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates a file.</summary>
    /// <exception cref="IOException">It is there already, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static FileStream Create(
        string path,
        FileAccess access = FileAccess.ReadWrite,
        FileOptions options = FileOptions.None) =>
        Open(path, FileMode.CreateNew, access, FileShare.Read, options, bufferSize: 4096);

    /// <summary>Opens a file, or creates it.</summary>
    /// <exception cref="IOException">It is held, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static FileStream Open(
        string path,
        FileMode mode,
        FileAccess access,
        FileShare share,
        FileOptions options = FileOptions.None,
        int bufferSize = 0)
    {
        var how = new FileStreamOptions
        {
            Mode = mode,
            Access = access,
            Share = share,
            Options = options,
            BufferSize = bufferSize,
        };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = Mode;
        return new FileStream(path, how);
    }
}
