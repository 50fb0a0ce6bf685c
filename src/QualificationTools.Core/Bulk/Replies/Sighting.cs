using QualificationTools.Journal;

namespace QualificationTools.Bulk;

/// <summary>What a look-up proves about a row whose outcome is open.</summary>
internal enum Evidence
{
    /// <summary>Nothing yet; a later look-up may.</summary>
    Undecided,

    /// <summary>Nothing, and no later look-up can, for example because the row has no key.</summary>
    Untellable,

    /// <summary>
    /// The row took effect: the record shows its content, or a change that nobody else can have made.
    /// </summary>
    Applied,

    /// <summary>The record is the old one: neither its content nor its time has changed since the intent.</summary>
    Old,

    /// <summary>The record that the row creates does not exist yet.</summary>
    Absent,
}

/// <summary>Represents the result of one look-up.</summary>
/// <param name="Evidence">What it proves about the row.</param>
internal sealed record Sighting(Evidence Evidence)
{
    /// <summary>Gets a description of what the service shows now, and since when.</summary>
    public string? Shows { get; init; }

    /// <summary>Gets the id of what the row created, if only the look-up could find it.</summary>
    public string? FoundId { get; init; }
}

/// <summary>Represents what a look-up must know about the row.</summary>
/// <param name="IntendedAt">When the row was first about to be sent, by this machine's clock.</param>
/// <param name="Rivals">What else was sent for its key.</param>
internal sealed record RowPast(DateTimeOffset IntendedAt, Rivals Rivals = Rivals.None)
{
    /// <summary>Gets the same time by the service's clock; null if it was not known then.</summary>
    public DateTimeOffset? ServiceIntendedAt { get; init; }

    /// <summary>Gets whether an earlier run sent it; this machine's clock may have been set since.</summary>
    public bool IsOfEarlierRun { get; init; }
}
