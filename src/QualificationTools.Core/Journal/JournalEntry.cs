namespace QualificationTools.Journal;

/// <summary>What a journal says of one row.</summary>
public sealed class JournalEntry
{
    /// <summary>The row's number in the run that sent it last.</summary>
    public long Row { get; internal set; }

    /// <summary>What a person knows the row by.</summary>
    public string? Key { get; internal set; }

    /// <summary>What became of it: a <see cref="QualificationStatus"/>, <c>InFlight</c> or <c>NotSent</c>.</summary>
    public string Status { get; internal set; } = "";

    /// <summary>The service's code, or the module's.</summary>
    public string? ErrorCode { get; internal set; }

    /// <summary>The id by which the service's support finds the request.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>The id of the review that the request began.</summary>
    public string? TaskId { get; internal set; }

    /// <summary>How often the row was sent.</summary>
    public int Attempts { get; internal set; }

    /// <summary>When this was noted down, in UTC.</summary>
    public DateTimeOffset At { get; internal set; }

    /// <summary>The SHA-256 of what was sent.</summary>
    public string? Digest { get; internal set; }

    /// <summary>Whether the same command run again would do something about the row.</summary>
    public bool IsUnfinished => Status != nameof(QualificationStatus.Succeeded);
}
