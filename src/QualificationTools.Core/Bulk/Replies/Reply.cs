using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Bulk;

/// <summary>Represents the outcome of one attempt, in the same terms for every service.</summary>
/// <param name="Kind">What it means for the row.</param>
/// <param name="Code">The service's code, or the id of a failure on the way. Never translated.</param>
/// <param name="Message">The service's message, or a description of the failure.</param>
internal sealed record Reply(ReplyKind Kind, string? Code = null, string? Message = null)
{
    // Truncation must not leave the beginning of a sensitive value: the text searched is far longer than the text
    // shown.
    private const int LongestRead = 64 * 1024;

    /// <summary>Gets what to do, in the user's language.</summary>
    public string? Advice { get; init; }

    /// <summary>Gets the request id, by which the service's support finds the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets the id of what the request created: a review, a qualification, an uploaded file.</summary>
    public string? TaskId { get; init; }

    /// <summary>Gets the HTTP status, or 0.</summary>
    public int HttpStatus { get; init; }

    /// <summary>Gets what the error is about.</summary>
    public ErrorConcern Concern { get; init; }

    /// <summary>
    /// Gets whether the row's own request was tried; false if something that it needs was unavailable.
    /// </summary>
    public bool WasTried { get; init; } = true;

    /// <summary>
    /// Gets whether a repetition would fail in the same way, although the row certainly did not take effect.
    /// </summary>
    public bool IsFinal { get; init; }

    /// <summary>
    /// Gets whether this is a refusal of unknown meaning: a row that is proven to have taken no effect is then rejected
    /// and not sent again.
    /// </summary>
    public bool IsRefusal { get; init; }

    /// <summary>Gets whether an intermediary gave the reply, or kept the service from giving one.</summary>
    public bool IsOfTheWay { get; init; }

    /// <summary>Gets whether an earlier run left the row in flight, so there is no reply.</summary>
    public bool IsOfEarlierRun { get; init; }

    /// <summary>Gets how long the service asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets whether the module knows the code; then it can be shown whatever the row contains.</summary>
    public bool HasKnownCode { get; init; }

    /// <summary>
    /// Returns the reply without sensitive texts and safe to show. No foreign text remains in it, not even as an error
    /// id.
    /// </summary>
    public Reply Without(IReadOnlyList<SensitiveText> secrets, QualificationForm? form = null)
    {
        // A success shows only ids, which contain nothing from the row.
        if (Kind == ReplyKind.Succeeded)
            return this with { RequestId = CleanId(RequestId, null), TaskId = CleanId(TaskId, null) };
        return this with
        {
            Code = HasKnownCode ? ForeignText.Clean(Code, ForeignText.LongestId) : CleanId(Code, form),
            Message = Redact(ForeignText.Clean(Message, LongestRead), form) is { } message
                ? ForeignText.Clean(message)
                : null,
            RequestId = CleanId(RequestId, form),
        };

        string? CleanId(string? text, QualificationForm? of) =>
            ForeignText.Clean(Redact(text, of), ForeignText.LongestId);

        string? Redact(string? text, QualificationForm? of) =>
            text is null
                ? null
                : Redactor.Redact(text, of is null ? secrets : [.. secrets, .. SensitiveMembers.Of(of)]);
    }
}
