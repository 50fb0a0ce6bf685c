using QualificationTools.Journal;

namespace QualificationTools.Bulk;

/// <summary>What a look-up says about a row whose outcome is open.</summary>
internal enum Evidence
{
    /// <summary>It decides nothing yet; a later look-up may.</summary>
    Undecided,

    /// <summary>No look-up can ever decide it, for example because the row has no key.</summary>
    Untellable,

    /// <summary>
    /// The row took effect: the record shows its content, or a change that nobody else can have made.
    /// </summary>
    Applied,

    /// <summary>The record is the old one: neither its content nor its time has changed since the intent.</summary>
    Old,

    /// <summary>What the row creates is not there yet.</summary>
    Absent,
}

/// <summary>What one look-up showed.</summary>
/// <param name="Evidence">What it says about the row.</param>
internal sealed record Sighting(Evidence Evidence)
{
    /// <summary>Gets what the service shows now and since when, for a person.</summary>
    public string? Shows { get; init; }

    /// <summary>Gets the id of what the row began, where only the look-up could find it.</summary>
    public string? FoundId { get; init; }
}

/// <summary>What a look-up must know of the row.</summary>
/// <param name="IntendedAt">When the row was first about to be sent, by this machine's clock.</param>
/// <param name="Rivals">What else was sent for its key.</param>
internal sealed record RowPast(DateTimeOffset IntendedAt, Rivals Rivals = Rivals.None)
{
    /// <summary>Gets the same by the service's clock; null where it was not known then.</summary>
    public DateTimeOffset? ServiceIntendedAt { get; init; }

    /// <summary>Gets whether an earlier run sent it, since when this machine's clock may have been set.</summary>
    public bool IsOfEarlierRun { get; init; }
}
