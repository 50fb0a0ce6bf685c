using QualificationTools.Bulk;
using QualificationTools.Forms;
using QualificationTools.Journal;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools;

/// <summary>
/// Represents the outcome of one row. Its texts may come from a service and end up in a spreadsheet, so a text that a
/// spreadsheet would run as a formula begins with an apostrophe.
/// </summary>
public abstract class QualificationResult : IAccountRecord
{
    private string? _key;
    private ProblemList _problems = ProblemList.Of([]);
    private string? _errorCode;
    private string? _errorMessage;
    private string? _requestId;

    /// <summary>Gets the row's number in the input, from 1.</summary>
    public long Row { get; internal set; }

    /// <summary>Gets the key that identifies the row to a person.</summary>
    public string? Key
    {
        get => CellText.Guard(Input is null ? RowKey.Show(_key) : Input.ShownKey);
        internal set => _key = value;
    }

    /// <summary>Gets the status of the row.</summary>
    public QualificationStatus Status { get; internal set; }

    /// <summary>Gets the service's code, or the module's if the service gave none. Never translated.</summary>
    public string? ErrorCode { get => CellText.Guard(_errorCode); internal set => _errorCode = value; }

    /// <summary>Gets what went wrong.</summary>
    public string? ErrorMessage { get => CellText.Guard(_errorMessage); internal set => _errorMessage = value; }

    /// <summary>Gets what to do.</summary>
    public string? Advice { get; internal set; }

    /// <summary>Gets the rules that the row breaks; for a row that was sent, warnings.</summary>
    public IReadOnlyList<Problem> Problems { get => _problems; internal set => _problems = ProblemList.Of(value); }

    /// <summary>Gets the request id, by which the service's support finds the request.</summary>
    public string? RequestId { get => CellText.Guard(_requestId); internal set => _requestId = value; }

    /// <summary>Gets the HTTP status of the last answer, or 0 if there was none.</summary>
    public int HttpStatus { get; internal set; }

    /// <summary>Gets how often the row was sent, not counting look-ups.</summary>
    public int Attempts { get; internal set; }

    /// <summary>Gets the time from the first attempt to the end, including waits.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>
    /// Gets the part of <see cref="Duration"/> that was spent waiting: between attempts, and for the pace of the run.
    /// </summary>
    public TimeSpan Waited { get; internal set; }

    /// <summary>Gets when the row was started, in UTC.</summary>
    public DateTimeOffset StartedAt { get; internal set; }

    /// <summary>Gets the account: the name under which its credential is stored, or the masked id.</summary>
    public string? Account { get; private set; }

    /// <summary>Gets the row as it was read; it can be corrected and piped back in.</summary>
    public QualificationForm Input { get; internal set; } = null!;

    /// <summary>
    /// Gets the id of what the request created, if the service returns one: a review, a qualification, an uploaded
    /// file.
    /// </summary>
    internal string? ReviewTaskId { get; set; }

    /// <summary>Gets or sets what the same run sent before for the same subject.</summary>
    internal Rivals Repeats { get; set; }

    /// <summary>Gets what the error is about.</summary>
    internal ErrorConcern Concern { get; set; }

    /// <inheritdoc/>
    void IAccountRecord.BelongTo(string account) => Account = account;

    /// <summary>Returns the row, its key and its status.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Row} {Key} {Status}");
}
