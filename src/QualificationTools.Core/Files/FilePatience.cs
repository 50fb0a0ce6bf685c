namespace QualificationTools.Files;

/// <summary>
/// How often, and how long, what other programs keep from a file is tried again. On Windows every scanner, indexer and
/// viewer holds a file for some milliseconds; on other systems only programs that lock it do.
/// </summary>
/// <param name="attempts">The most attempts.</param>
/// <param name="wait">Waits between two of them.</param>
internal sealed class FilePatience(int attempts, Action<TimeSpan> wait)
{
    // Windows: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION. Elsewhere EWOULDBLOCK, whose number is the system's
    // own.
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private const int LinuxWouldBlock = 11;
    private const int AppleWouldBlock = 35;

    // A right that is missing is mostly missing for good, and a person waits for the word of it.
    private const int MostDenied = 20;

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

    /// <summary>As long as a person does not notice: about a second.</summary>
    public static FilePatience Short { get; } = new(25, Thread.Sleep);

    /// <summary>For those who take turns, each for a moment: about ten seconds.</summary>
    public static FilePatience Long { get; } = new(250, Thread.Sleep);

    /// <summary>
    /// Returns whether another program holds the file, by the system's own code and not by its words.
    /// </summary>
    public static bool IsHeld(Exception failure) => failure is IOException
        && (OperatingSystem.IsWindows()
            ? failure.HResult is SharingViolation or LockViolation
            : failure.HResult == (OperatingSystem.IsLinux() ? LinuxWouldBlock : AppleWouldBlock));

    /// <summary>
    /// Returns whether an access may go well a moment later. Windows refuses the replacement of a file that somebody
    /// reads, and the opening of one that is just being replaced, as if the right to it were missing.
    /// </summary>
    public static bool MayPass(Exception failure) =>
        IsHeld(failure) || (failure is UnauthorizedAccessException && OperatingSystem.IsWindows());

    /// <summary>Does something with a file, again and again as long as another program holds it.</summary>
    /// <exception cref="IOException">It is still locked, or there is another problem.</exception>
    /// <exception cref="UnauthorizedAccessException">The right to it is missing.</exception>
    public T Try<T>(Func<T> access)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return access();
            }
            catch (Exception e) when (attempt < (IsHeld(e) ? attempts : Math.Min(attempts, MostDenied)) && MayPass(e))
            {
                wait(Delay(attempt));
            }
        }
    }

    /// <inheritdoc cref="Try{T}(Func{T})"/>
    public void Try(Action access) => Try<object?>(() =>
    {
        access();
        return null;
    });

    // Longer each time, and never the same for two programs that wait for each other.
    private static TimeSpan Delay(int attempt)
    {
        var longest = Shortest * attempt < Longest ? Shortest * attempt : Longest;
        return longest * (0.5 + (Random.Shared.NextDouble() / 2));
    }
}
