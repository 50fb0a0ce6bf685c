namespace QualificationTools.Bulk;

/// <summary>
/// What an HTTP status means where no code of the service says more. Anybody on the way may give one, before or after
/// the request took effect, so none proves anything. The one exception is 429: whoever limits the rate refuses before
/// passing a request on.
/// </summary>
internal static class StatusMeaning
{
    /// <summary>Returns the meaning of a status.</summary>
    public static ErrorMeaning Find(int status) => status switch
    {
        429 => new ErrorMeaning(ReplyKind.Throttled, "Advice_Throttled", ErrorConcern.Limit),
        401 or 407 => new ErrorMeaning(ReplyKind.Unknown, "Advice_Gateway", ErrorConcern.Credential),
        403 => new ErrorMeaning(ReplyKind.Unknown, "Advice_Gateway", ErrorConcern.Permission),
        >= 300 and < 400 => new ErrorMeaning(ReplyKind.Unknown, "Advice_Redirect", ErrorConcern.Service),
        >= 400 => new ErrorMeaning(ReplyKind.Unknown, "Advice_OutcomeUnknown", ErrorConcern.Service),
        _ => new ErrorMeaning(ReplyKind.Unknown, "Advice_ForeignAnswer", ErrorConcern.Service),
    };

    /// <summary>
    /// Returns the meaning of a code that is not documented: the row is looked up before anything is said of it.
    /// </summary>
    public static ErrorMeaning OfUnknownCode(int status) =>
        status == 429 ? Find(status) : new ErrorMeaning(ReplyKind.Unknown, "Advice_UnknownCode");

    /// <summary>
    /// Returns whether a page with this status refuses the request, rather than telling of a failure to pass it on.
    /// </summary>
    public static bool IsRefusal(int status) => status is >= 400 and < 500 and not (408 or 409 or 425 or 429 or 499);
}
