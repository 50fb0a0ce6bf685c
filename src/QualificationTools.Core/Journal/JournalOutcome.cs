namespace QualificationTools.Journal;

/// <summary>Represents what the journal records at the end of a row.</summary>
/// <param name="Row">The row's number in the input, from 1.</param>
/// <param name="Key">The key of the row in the journal.</param>
/// <param name="Digest">The digest of its body; null if it has none.</param>
/// <param name="Status">The row's status.</param>
internal sealed record JournalOutcome(long Row, string? Key, string? Digest, QualificationStatus Status)
{
    /// <summary>Gets whether the row was sent, rather than held back because the run stopped.</summary>
    public bool WasSent { get; init; } = true;

    /// <summary>Gets the code of its error.</summary>
    public string? Code { get; init; }

    /// <summary>Gets the request id, by which the service's support finds the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets the id of what the request created.</summary>
    public string? TaskId { get; init; }

    /// <summary>Gets how often it was sent.</summary>
    public int Attempts { get; init; }
}
