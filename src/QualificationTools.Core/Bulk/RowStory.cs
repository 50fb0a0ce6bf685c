namespace QualificationTools.Bulk;

/// <summary>
/// Represents everything known about a row in progress: what was sent, what came back, what look-ups showed, and when.
/// </summary>
/// <param name="Options">The run's time and retry limits.</param>
internal sealed record RowStory(BulkOptions Options)
{
    /// <summary>Gets the time since the row was started.</summary>
    public TimeSpan Now { get; init; }

    /// <summary>Gets a random number from 0 (inclusive) to 1 (exclusive) for jitter.</summary>
    public double Jitter { get; init; }

    /// <summary>Gets the refusal that ended the run, if any.</summary>
    public Reply? Fatal { get; init; }

    /// <summary>Gets whether the service has taken or shown anything in this run.</summary>
    public bool HasRunSucceeded { get; init; }

    /// <summary>
    /// Gets whether the old record proves that the row took no effect, as for an action that changes a record.
    /// </summary>
    public bool OldRecordProves { get; init; }

    /// <summary>Gets whether requests to slow down use up the retries, as for a query.</summary>
    public bool ThrottlingCounts { get; init; }

    /// <summary>Gets the last reply; null if nothing has been sent yet.</summary>
    public Reply? Reply { get; init; }

    /// <summary>Gets whether the last reply leaves the outcome open.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Gets whether any attempt has left the outcome open.</summary>
    public bool WasOpen { get; init; }

    /// <summary>
    /// Gets when the last attempt that left the outcome open ended; for a row that an earlier run sent, a time before
    /// the start.
    /// </summary>
    public TimeSpan OpenSince { get; init; }

    /// <summary>Gets what look-ups have shown since, and when; null if the look-up failed.</summary>
    public IReadOnlyList<(TimeSpan At, Sighting? Sighting)> Looks { get; init; } = [];

    /// <summary>Gets how often the row was sent again because it had not taken effect.</summary>
    public int Retries { get; init; }

    /// <summary>Gets how often a cause (a token, the clock) was repaired.</summary>
    public int Mends { get; init; }

    /// <summary>Returns the story after a reply.</summary>
    public RowStory After(Reply reply)
    {
        // A refusal may echo an earlier attempt that took effect after all.
        var isOpen = reply.Kind == ReplyKind.Unknown || (reply.Kind == ReplyKind.Rejected && WasOpen);
        return this with
        {
            Reply = reply,
            IsOpen = isOpen,
            WasOpen = WasOpen || isOpen,
            OpenSince = isOpen ? Now : default,
            Looks = [],
            Mends = Mends + (reply.Kind == ReplyKind.Mended ? 1 : 0),
        };
    }

    /// <summary>Returns the story after a look-up.</summary>
    /// <param name="sighting">The result of the look-up; null if it failed.</param>
    public RowStory After(Sighting? sighting) => this with { Looks = [.. Looks, (Now, sighting)] };
}

/// <summary>The kind of a row's next step.</summary>
internal enum RowStepKind
{
    /// <summary>Send the row.</summary>
    Send,

    /// <summary>Look up what became of the row.</summary>
    LookUp,

    /// <summary>End the row.</summary>
    Done,
}

/// <summary>Represents a row's next step.</summary>
/// <param name="Kind">The kind of step.</param>
/// <param name="Delay">The time to wait before it.</param>
/// <param name="Reply">The reply that a row ends with.</param>
internal sealed record RowStep(RowStepKind Kind, TimeSpan Delay = default, Reply? Reply = null)
{
    /// <summary>
    /// Gets whether the row is sent because the last attempt did not take effect, which uses up a retry.
    /// </summary>
    public bool IsRetry { get; init; }
}
