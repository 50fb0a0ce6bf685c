namespace QualificationTools.Bulk;

/// <summary>The time limits of a wait for reviews.</summary>
internal sealed record ReviewWaitOptions
{
    /// <summary>Gets how long to wait; reviews that remain then have timed out. Zero queries once.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Gets the time between the first two rounds of queries, and after each review that ended.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets the maximum number of reviews in one query.</summary>
    public int PageSize { get; init; } = 1;

    /// <summary>Gets the maximum number of queries in flight.</summary>
    public int ThrottleLimit { get; init; } = 5;

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
