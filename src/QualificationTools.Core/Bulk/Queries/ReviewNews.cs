namespace QualificationTools.Bulk;

/// <summary>What is told in the course of a wait.</summary>
internal enum ReviewNewsKind
{
    /// <summary>A review has ended.</summary>
    Ended,

    /// <summary>The service does not know it.</summary>
    Missing,

    /// <summary>The service refused the question about it.</summary>
    Refused,

    /// <summary>The time is over, and it has not ended.</summary>
    TimedOut,

    /// <summary>All were asked about; the next round comes after a while.</summary>
    Resting,
}

/// <summary>One piece of news in the course of a wait.</summary>
/// <typeparam name="TRecord">What the service shows of a review.</typeparam>
/// <param name="Kind">What it is.</param>
/// <param name="Key">The review's key; empty where it is about none.</param>
internal sealed record ReviewNews<TRecord>(ReviewNewsKind Kind, string Key = "")
{
    /// <summary>What the service shows of a review that has ended.</summary>
    public TRecord? Record { get; init; }

    /// <summary>The refusal.</summary>
    public Reply? Reply { get; init; }

    /// <summary>The time until the next round.</summary>
    public TimeSpan Rest { get; init; }
}
