namespace QualificationTools.Journal;

/// <summary>Represents what the journal notes at the end of a row.</summary>
/// <param name="Row">The row's number in the input, from 1.</param>
/// <param name="Key">The key by which the journal knows the row.</param>
/// <param name="Digest">The digest of its body; null where it has none.</param>
/// <param name="Status">What became of it.</param>
internal sealed record JournalOutcome(long Row, string? Key, string? Digest, QualificationStatus Status)
{
    /// <summary>Gets whether the row was sent, and not kept back because the run stopped.</summary>
    public bool WasSent { get; init; } = true;

    /// <summary>Gets the code of its error.</summary>
    public string? Code { get; init; }

    /// <summary>Gets the id by which the service's support finds the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets the id of what the request began.</summary>
    public string? TaskId { get; init; }

    /// <summary>Gets how often it was sent.</summary>
    public int Attempts { get; init; }
}
