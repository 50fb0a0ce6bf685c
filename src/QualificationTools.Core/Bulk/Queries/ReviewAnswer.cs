namespace QualificationTools.Bulk;

/// <summary>
/// What a question about some reviews brought. What it names neither as ended nor as missing goes on.
/// </summary>
/// <typeparam name="TRecord">What the service shows of a review.</typeparam>
/// <param name="Reply">Whether the question was answered at all.</param>
internal sealed record ReviewAnswer<TRecord>(Reply Reply)
{
    /// <summary>The reviews that have ended, by their keys.</summary>
    public IReadOnlyDictionary<string, TRecord> Ended { get; init; } = new Dictionary<string, TRecord>();

    /// <summary>The keys that the service does not know.</summary>
    public IReadOnlyCollection<string> Missing { get; init; } = [];
}
