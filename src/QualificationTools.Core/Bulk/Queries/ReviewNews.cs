namespace QualificationTools.Bulk;

/// <summary>The kind of an event during a wait.</summary>
internal enum ReviewNewsKind
{
    /// <summary>A review has ended.</summary>
    Ended,

    /// <summary>The service does not know the review.</summary>
    Missing,

    /// <summary>The service refused the query about the review.</summary>
    Refused,

    /// <summary>The time is over and the review has not ended.</summary>
    TimedOut,

    /// <summary>A round of queries is complete; the next one follows after a pause.</summary>
    Resting,
}

/// <summary>Represents one event during a wait.</summary>
/// <typeparam name="TRecord">What the service shows of a review.</typeparam>
/// <param name="Kind">The kind of event.</param>
/// <param name="Key">The review's key; empty if the event concerns none.</param>
internal sealed record ReviewNews<TRecord>(ReviewNewsKind Kind, string Key = "")
{
    /// <summary>Gets the record of a review that has ended.</summary>
    public TRecord? Record { get; init; }

    /// <summary>Gets the refusal.</summary>
    public Reply? Reply { get; init; }

    /// <summary>Gets the time until the next round.</summary>
    public TimeSpan Rest { get; init; }
}
