using QualificationTools.Bulk;
using QualificationTools.Forms;
using QualificationTools.Journal;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools;

/// <summary>
/// What became of one row. Its texts may come from a service and end in a spreadsheet: one that a spreadsheet would run
/// begins with an apostrophe.
/// </summary>
public abstract class QualificationResult : IAccountRecord
{
    private string? _key;
    private ProblemList _problems = ProblemList.Of([]);
    private string? _errorCode;
    private string? _errorMessage;
    private string? _requestId;

    /// <summary>The row's number in the input, from 1.</summary>
    public long Row { get; internal set; }

    /// <summary>What a person knows the row by.</summary>
    public string? Key
    {
        get => CellText.Guard(Input is null ? RowKey.Show(_key) : Input.ShownKey);
        internal set => _key = value;
    }

    /// <summary>What became of it.</summary>
    public QualificationStatus Status { get; internal set; }

    /// <summary>The service's own code, or the module's where the service gave none. Never translated.</summary>
    public string? ErrorCode { get => CellText.Guard(_errorCode); internal set => _errorCode = value; }

    /// <summary>What went wrong.</summary>
    public string? ErrorMessage { get => CellText.Guard(_errorMessage); internal set => _errorMessage = value; }

    /// <summary>What to do.</summary>
    public string? Advice { get; internal set; }

    /// <summary>The rules that the row breaks; of a row that was sent, warnings.</summary>
    public IReadOnlyList<Problem> Problems { get => _problems; internal set => _problems = ProblemList.Of(value); }

    /// <summary>The id by which the service's support finds the request.</summary>
    public string? RequestId { get => CellText.Guard(_requestId); internal set => _requestId = value; }

    /// <summary>The HTTP status of the last answer, or 0 where none came.</summary>
    public int HttpStatus { get; internal set; }

    /// <summary>How often the row was sent; look-ups do not count.</summary>
    public int Attempts { get; internal set; }

    /// <summary>The time from the first attempt to the end, waiting included.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>
    /// The part of <see cref="Duration"/> that was spent waiting: between attempts, and for the pace of the run.
    /// </summary>
    public TimeSpan Waited { get; internal set; }

    /// <summary>When the row was taken up, in UTC.</summary>
    public DateTimeOffset StartedAt { get; internal set; }

    /// <summary>Gets the account: the name under which its credential is stored, else the masked id.</summary>
    public string? Account { get; private set; }

    /// <summary>The row as it was read; it can be corrected and piped back in.</summary>
    public QualificationForm Input { get; internal set; } = null!;

    /// <summary>
    /// The id of what the request began, where the service gives one: a review, a new qualification, an uploaded file.
    /// </summary>
    internal string? ReviewTaskId { get; set; }

    /// <summary>Gets or sets what was sent before for what the row changes, in the same run.</summary>
    internal Rivals Repeats { get; set; }

    /// <summary>What the error is about.</summary>
    internal ErrorConcern Concern { get; set; }

    /// <inheritdoc/>
    void IAccountRecord.BelongTo(string account) => Account = account;

    /// <summary>Gives the row, its key and its status.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Row} {Key} {Status}");
}
