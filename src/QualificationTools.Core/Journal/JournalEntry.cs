namespace QualificationTools.Journal;

/// <summary>What a journal says of one row.</summary>
public sealed class JournalEntry
{
    /// <summary>Gets the journal's file.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>Gets the row's number in the run that took it up last.</summary>
    public long Row { get; internal set; }

    /// <summary>Gets what a person knows the row by; a digest where that has not the form of an id.</summary>
    public string? Key { get; internal set; }

    /// <summary>
    /// Gets what became of it: a <see cref="QualificationStatus"/>, <c>InFlight</c> or <c>NotSent</c>.
    /// </summary>
    public string Status { get; internal set; } = "";

    /// <summary>Gets the service's code, or the module's.</summary>
    public string? ErrorCode { get; internal set; }

    /// <summary>Gets the id by which the service's support finds the request.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>Gets the id of the review that the request began.</summary>
    public string? TaskId { get; internal set; }

    /// <summary>Gets how often the row was sent in that run.</summary>
    public int Attempts { get; internal set; }

    /// <summary>Gets when this was noted down, in UTC.</summary>
    public DateTimeOffset At { get; internal set; }

    /// <summary>Gets the digest of what was sent, keyed by the credential's secret.</summary>
    public string? Digest { get; internal set; }

    /// <summary>Gets everything that was noted down of the row, by all runs, the oldest first.</summary>
    public IReadOnlyList<JournalNote> Notes => History;

    /// <summary>
    /// Gets whether it is open: in flight when the run ended, unknown, or noted down and then not sent.
    /// </summary>
    public bool IsUnfinished =>
        Status is "" or JournalLine.InFlight or JournalLine.NotSent or nameof(QualificationStatus.Unknown);

    internal List<JournalNote> History { get; } = [];

    /// <summary>Gives the row, its key and its status.</summary>
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

/// <summary>One note of a row.</summary>
/// <param name="Run">The number of the run in the journal, from 1; 0 where the journal does not tell.</param>
/// <param name="At">When it was noted down, in UTC.</param>
/// <param name="Row">The row's number in that run.</param>
/// <param name="Status">What was noted: <c>InFlight</c> where the row was about to be sent.</param>
/// <param name="ErrorCode">The service's code, or the module's.</param>
/// <param name="RequestId">The id by which the service's support finds the request.</param>
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
    /// <summary>Gives the run, the status and the code.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Run}: {Status} {ErrorCode}").TrimEnd();
}
