namespace QualificationTools.Bulk;

/// <summary>
/// All that is known of a row on its way: what was sent, what came back, what look-ups showed, and when.
/// </summary>
/// <param name="Options">The patience of the run.</param>
internal sealed record RowStory(BulkOptions Options)
{
    /// <summary>Gets the time since the row was taken up.</summary>
    public TimeSpan Now { get; init; }

    /// <summary>Gets a number from 0 up to, and without, 1, by which waits differ.</summary>
    public double Jitter { get; init; }

    /// <summary>Gets the refusal that ended the run, if one did.</summary>
    public Reply? Fatal { get; init; }

    /// <summary>Gets whether the service has taken or shown anything in this run.</summary>
    public bool HasRunSucceeded { get; init; }

    /// <summary>
    /// Gets whether the old record proves that the row took no effect, as it does where the action changes a record.
    /// </summary>
    public bool OldRecordProves { get; init; }

    /// <summary>Gets whether requests to slow down use up the retries, as they do of a question.</summary>
    public bool ThrottlingCounts { get; init; }

    /// <summary>Gets the last reply; null where nothing has been sent yet.</summary>
    public Reply? Reply { get; init; }

    /// <summary>Gets whether the last reply leaves open whether the row took effect.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Gets whether any attempt has left it open.</summary>
    public bool WasOpen { get; init; }

    /// <summary>
    /// Gets when the last attempt that left it open ended; before the start of a row that an earlier run sent.
    /// </summary>
    public TimeSpan OpenSince { get; init; }

    /// <summary>Gets what look-ups have shown since, and when; null where the question failed.</summary>
    public IReadOnlyList<(TimeSpan At, Sighting? Sighting)> Looks { get; init; } = [];

    /// <summary>Gets how often the row was sent again because it had not taken effect.</summary>
    public int Retries { get; init; }

    /// <summary>Gets how often a cause was mended.</summary>
    public int Mends { get; init; }

    /// <summary>Returns the story after a reply.</summary>
    public RowStory After(Reply reply)
    {
        // A refusal may be the echo of an earlier attempt that took effect after all.
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
    /// <param name="sighting">What it showed; null where the question failed.</param>
    public RowStory After(Sighting? sighting) => this with { Looks = [.. Looks, (Now, sighting)] };
}

/// <summary>What to do with a row next.</summary>
internal enum RowStepKind
{
    /// <summary>Send it.</summary>
    Send,

    /// <summary>Ask the service what became of it.</summary>
    LookUp,

    /// <summary>It is at its end.</summary>
    Done,
}

/// <summary>What to do with a row next, and after how long.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Delay">How long to wait before.</param>
/// <param name="Reply">What becomes of a row that is at its end.</param>
internal sealed record RowStep(RowStepKind Kind, TimeSpan Delay = default, Reply? Reply = null)
{
    /// <summary>
    /// Gets whether the row is sent because the last attempt did not take effect, which uses up a retry.
    /// </summary>
    public bool IsRetry { get; init; }
}
