using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Bulk;

/// <summary>What became of one attempt, in terms that are the same for every service.</summary>
/// <param name="Kind">What it means for the row.</param>
/// <param name="Code">The service's code, or the id of what went wrong on the way. Never translated.</param>
/// <param name="Message">The service's message, or what went wrong on the way.</param>
internal sealed record Reply(ReplyKind Kind, string? Code = null, string? Message = null)
{
    // A value that is cut in two must not leave its beginning standing: what is looked through is far longer than what
    // is shown.
    private const int LongestRead = 64 * 1024;

    /// <summary>What to do, in the language of the user.</summary>
    public string? Advice { get; init; }

    /// <summary>The id by which the service's support finds the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>The id of what the request began: a review, a new qualification, an uploaded file.</summary>
    public string? TaskId { get; init; }

    /// <summary>The HTTP status, or 0.</summary>
    public int HttpStatus { get; init; }

    /// <summary>What the error is about.</summary>
    public ErrorConcern Concern { get; init; }

    /// <summary>False where the row's own request was not even tried, because what it needs could not be had.</summary>
    public bool WasTried { get; init; } = true;

    /// <summary>Whether it would be the same again, although it certainly did not take effect.</summary>
    public bool IsFinal { get; init; }

    /// <summary>
    /// Gets whether it is a refusal whose meaning is not known: a row of which it is proven that it took no effect is
    /// refused, and not sent again.
    /// </summary>
    public bool IsRefusal { get; init; }

    /// <summary>Gets whether something on the way gave it, or kept the service from giving one.</summary>
    public bool IsOfTheWay { get; init; }

    /// <summary>Gets whether an earlier run left the row in flight, so that there is no reply.</summary>
    public bool IsOfEarlierRun { get; init; }

    /// <summary>How long the service asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// Whether the code is one that the module knows. It is a word of its own then, whatever stands in the row.
    /// </summary>
    public bool HasKnownCode { get; init; }

    /// <summary>
    /// Gives it without what must not be repeated to a person, and fit to be shown: foreign text goes no further with
    /// it, not even as an error's id.
    /// </summary>
    public Reply Without(IReadOnlyList<SensitiveText> secrets, QualificationForm? form = null)
    {
        // Of a success only ids are shown, and what a row says does not stand there.
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
