namespace QualificationTools.Files;

/// <summary>
/// A turn at a file, for one holder on this machine at a time: a second file beside it, held as long as the turn lasts,
/// and gone afterwards. A lock on the file itself would keep readers out, on some systems all of them.
/// </summary>
internal sealed class FileTurn : IDisposable
{
    private const string Ending = ".lock";

    private readonly FileStream _lock;

    private FileTurn(FileStream held) => _lock = held;

    /// <summary>Takes the turn.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="patience">How long another holder is waited for.</param>
    /// <exception cref="IOException">Another holder keeps it locked (<see cref="FilePatience.IsHeld"/>), or the folder
    /// does not exist.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static FileTurn Take(string path, FilePatience patience) =>
        new(patience.Try(() => new FileStream(path + Ending, HowToOpen())));

    /// <summary>Releases the lock to the next holder.</summary>
    public void Dispose() => _lock.Dispose();

    // The runtime takes care that a file which was deleted while it was waited for is not mistaken for the one that is
    // there.
    private static FileStreamOptions HowToOpen()
    {
        var how = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = PrivateFile.Mode;
        return how;
    }
}
