namespace QualificationTools.Journal;

/// <summary>Represents a row of a journal.</summary>
public sealed class JournalEntry
{
    /// <summary>Gets the journal's file.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>Gets the row's number in the last run that processed it.</summary>
    public long Row { get; internal set; }

    /// <summary>Gets the key that identifies the row; a digest if it does not look like an id.</summary>
    public string? Key { get; internal set; }

    /// <summary>
    /// Gets the row's status: a <see cref="QualificationStatus"/>, <c>InFlight</c> or <c>NotSent</c>.
    /// </summary>
    public string Status { get; internal set; } = "";

    /// <summary>Gets the service's code, or the module's.</summary>
    public string? ErrorCode { get; internal set; }

    /// <summary>Gets the request id, by which the service's support finds the request.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>Gets the id of the review that the request started.</summary>
    public string? TaskId { get; internal set; }

    /// <summary>Gets how often the row was sent in that run.</summary>
    public int Attempts { get; internal set; }

    /// <summary>Gets when this was recorded, in UTC.</summary>
    public DateTimeOffset At { get; internal set; }

    /// <summary>Gets the digest of what was sent, keyed by the credential's secret.</summary>
    public string? Digest { get; internal set; }

    /// <summary>Gets all notes on the row, from all runs, oldest first.</summary>
    public IReadOnlyList<JournalNote> Notes => History;

    /// <summary>Gets whether the row is open: in flight when the run ended, unknown, or noted but not sent.</summary>
    public bool IsUnfinished =>
        Status is "" or JournalLine.InFlight or JournalLine.NotSent or nameof(QualificationStatus.Unknown);

    internal List<JournalNote> History { get; } = [];

    /// <summary>Returns the row, its key and its status.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Row} {Key} {Status}");

    internal void Add(JournalLine line, int run)
    {
        Row = line.Row ?? 0;
        Status = line.Kind == JournalLine.IntentKind ? JournalLine.InFlight : line.Status ?? "";
        (ErrorCode, RequestId, TaskId) = (line.Code, line.RequestId, line.TaskId);
        Attempts = line.Attempts ?? 0;
        At = line.At;
        History.Add(new JournalNote(run, At, Row, Status, ErrorCode, RequestId, Attempts));
    }
}

/// <summary>Represents one note on a row.</summary>
/// <param name="Run">The number of the run in the journal, from 1; 0 if unknown.</param>
/// <param name="At">When it was recorded, in UTC.</param>
/// <param name="Row">The row's number in that run.</param>
/// <param name="Status">The status: <c>InFlight</c> if the row was about to be sent.</param>
/// <param name="ErrorCode">The service's code, or the module's.</param>
/// <param name="RequestId">The request id, by which the service's support finds the request.</param>
/// <param name="Attempts">How often the row was sent in that run.</param>
public sealed record JournalNote(
    int Run,
    DateTimeOffset At,
    long Row,
    string Status,
    string? ErrorCode,
    string? RequestId,
    int Attempts)
{
    /// <summary>Returns the run, the status and the code.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Run}: {Status} {ErrorCode}").TrimEnd();
}
