namespace QualificationTools.Bulk;

/// <summary>
/// The meaning of an HTTP status if no code of the service says more. Any intermediary can return one, before or after
/// the request took effect, so a status proves nothing. The one exception is 429: a rate limiter refuses before it
/// passes a request on.
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
    /// Returns the meaning of an undocumented code: the row is looked up before its outcome is decided.
    /// </summary>
    public static ErrorMeaning OfUnknownCode(int status) =>
        status == 429 ? Find(status) : new ErrorMeaning(ReplyKind.Unknown, "Advice_UnknownCode");

    /// <summary>
    /// Returns whether a page with this status refuses the request, as opposed to reporting a failure to pass it on.
    /// </summary>
    public static bool IsRefusal(int status) => status is >= 400 and < 500 and not (408 or 409 or 425 or 429 or 499);
}
