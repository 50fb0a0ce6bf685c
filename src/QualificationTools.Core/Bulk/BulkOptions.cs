using QualificationTools.Files;

namespace QualificationTools.Bulk;

/// <summary>The options of a run.</summary>
internal sealed record BulkOptions
{
    /// <summary>
    /// A gateway gives up long before a service does, so a short time-out does not shorten the settling time.
    /// </summary>
    private static readonly TimeSpan ShortestSettling = TimeSpan.FromSeconds(30);

    /// <summary>Gets the maximum number of rows in flight.</summary>
    public int ThrottleLimit { get; init; } = 5;

    /// <summary>
    /// Gets the maximum number of requests a second, including look-ups and retries; null for no limit.
    /// </summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>Gets how often a row that certainly did not take effect is sent again.</summary>
    public int MaximumRetryCount { get; init; } = 3;

    /// <summary>
    /// Gets the maximum wait before the first retry; each further one waits up to twice as long, but never more than 30
    /// s.
    /// </summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gets how long a request whose answer was lost may still take effect. Before that, an unchanged record proves
    /// nothing. It includes the time-out of a request.
    /// </summary>
    public TimeSpan Settling { get; init; } = ShortestSettling;

    /// <summary>
    /// Gets or sets a value that replaces every settling time of the process; null for none. The cmdlet tests set it,
    /// because they cannot inject a clock.
    /// </summary>
    public static TimeSpan? TestSettling { get; set; }

    /// <summary>Returns the settling time of requests with a time-out.</summary>
    /// <param name="timeout">The time-out of a request.</param>
    public static TimeSpan SettlingAfter(TimeSpan timeout) =>
        TestSettling ?? (timeout > ShortestSettling ? timeout : ShortestSettling);

    /// <summary>Gets whether warnings keep a row from being sent.</summary>
    public bool Strict { get; init; }

    /// <summary>Gets whether rows that break rules are sent anyway.</summary>
    public bool SkipValidation { get; init; }

    /// <summary>Gets the folder where relative paths of local files start.</summary>
    public LocalFolder Folder { get; init; } = new(Environment.CurrentDirectory);

    /// <summary>Gets the trace of the run's steps; null if tracing is off.</summary>
    public RunTrace? Trace { get; init; }

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Gets the source of jitter: a number from 0 (inclusive) to 1 (exclusive).</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;
}
