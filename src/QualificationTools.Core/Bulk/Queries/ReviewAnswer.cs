namespace QualificationTools.Bulk;

/// <summary>
/// Represents the answer to a query about some reviews. Reviews that are neither ended nor missing continue.
/// </summary>
/// <typeparam name="TRecord">What the service shows of a review.</typeparam>
/// <param name="Reply">Whether the query was answered at all.</param>
internal sealed record ReviewAnswer<TRecord>(Reply Reply)
{
    /// <summary>Gets the ended reviews by their keys.</summary>
    public IReadOnlyDictionary<string, TRecord> Ended { get; init; } = new Dictionary<string, TRecord>();

    /// <summary>Gets the keys that the service does not know.</summary>
    public IReadOnlyCollection<string> Missing { get; init; } = [];
}
