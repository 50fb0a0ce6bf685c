namespace QualificationTools.Bulk;

/// <summary>
/// Computes the wait before another attempt, with full jitter, so rows that failed together do not return together.
/// </summary>
internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Returns a random time between zero and the interval doubled with each attempt, at most 30 s.</summary>
    /// <param name="options">The source of the interval and the randomness.</param>
    /// <param name="attempt">The number of the attempt that failed, from 1.</param>
    public static TimeSpan Delay(BulkOptions options, int attempt) =>
        Ceiling(options.RetryInterval, attempt) * options.Random();

    /// <summary>Returns the longest wait before an attempt: the interval doubled with each one, at most 30 s.</summary>
    /// <param name="interval">The first interval.</param>
    /// <param name="attempt">The number of the attempt, from 1.</param>
    public static TimeSpan Ceiling(TimeSpan interval, int attempt)
    {
        var ceiling = interval * Math.Pow(2, Math.Min(attempt - 1, 10));
        return ceiling < Longest ? ceiling : Longest;
    }
}
