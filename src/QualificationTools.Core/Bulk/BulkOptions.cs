using QualificationTools.Files;

namespace QualificationTools.Bulk;

/// <summary>How a run goes about its rows.</summary>
internal sealed record BulkOptions
{
    /// <summary>A gateway gives up long before a service does, so a short time-out does not shorten it.</summary>
    private static readonly TimeSpan ShortestSettling = TimeSpan.FromSeconds(30);

    /// <summary>The most rows in flight.</summary>
    public int ThrottleLimit { get; init; } = 5;

    /// <summary>The most requests a second, look-ups and retries included; null for no limit.</summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>How often a row that certainly did not take effect is sent again.</summary>
    public int MaximumRetryCount { get; init; } = 3;

    /// <summary>
    /// The first retry waits a random time up to this; each further one up to twice as long, and never more than 30 s.
    /// </summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a request whose answer was lost may still take effect. Until then, that it has not is no proof. It
    /// covers the time-out of a request.
    /// </summary>
    public TimeSpan Settling { get; init; } = ShortestSettling;

    /// <summary>
    /// Gets or sets what stands for every settling time of the process; null for nothing. The tests of the cmdlets set
    /// it, into which no clock can be injected.
    /// </summary>
    public static TimeSpan? TestSettling { get; set; }

    /// <summary>Returns the settling time of requests with a time-out.</summary>
    /// <param name="timeout">The time-out of a request.</param>
    public static TimeSpan SettlingAfter(TimeSpan timeout) =>
        TestSettling ?? (timeout > ShortestSettling ? timeout : ShortestSettling);

    /// <summary>Whether warnings keep a row from being sent.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether rows that break rules are sent all the same.</summary>
    public bool SkipValidation { get; init; }

    /// <summary>Where relative paths of local files start.</summary>
    public LocalFolder Folder { get; init; } = new(Environment.CurrentDirectory);

    /// <summary>Where the steps of the run are noted, for those who follow it; null for nobody.</summary>
    public RunTrace? Trace { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where jitter comes from: a number from 0 up to, and without, 1.</summary>
    public Func<double> Random { get; init; } = System.Random.Shared.NextDouble;
}
