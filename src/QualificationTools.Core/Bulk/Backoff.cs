namespace QualificationTools.Bulk;

/// <summary>
/// How long to wait before a further attempt: full jitter, so that rows which failed together do not come back
/// together.
/// </summary>
internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Returns a random time between nothing and the interval doubled with each attempt, at most 30 s.
    /// </summary>
    /// <param name="options">Where the interval and the randomness come from.</param>
    /// <param name="attempt">The number of the attempt that failed, from 1.</param>
    public static TimeSpan Delay(BulkOptions options, int attempt) =>
        Ceiling(options.RetryInterval, attempt) * options.Random();

    /// <summary>Returns the longest wait before an attempt: the interval doubled with each one, at most 30 s.</summary>
    /// <param name="interval">The first one.</param>
    /// <param name="attempt">The number of the attempt, from 1.</param>
    public static TimeSpan Ceiling(TimeSpan interval, int attempt)
    {
        var ceiling = interval * Math.Pow(2, Math.Min(attempt - 1, 10));
        return ceiling < Longest ? ceiling : Longest;
    }
}
