namespace QualificationTools.Bulk;

/// <summary>What an HTTP status means where no code of the service says more.</summary>
internal static class StatusMeaning
{
    public static ErrorMeaning Find(int status) => status switch
    {
        429 => new ErrorMeaning(ReplyKind.Throttled, "Advice_Throttled", ErrorConcern.Limit),
        503 => new ErrorMeaning(ReplyKind.NotApplied, "Advice_Transient", ErrorConcern.Service),
        >= 500 => new ErrorMeaning(ReplyKind.Unknown, "Advice_OutcomeUnknown", ErrorConcern.Service),
        401 or 407 => new ErrorMeaning(ReplyKind.Fatal, "Advice_Gateway", ErrorConcern.Credential),
        403 => new ErrorMeaning(ReplyKind.Fatal, "Advice_Gateway", ErrorConcern.Permission),
        >= 400 => new ErrorMeaning(ReplyKind.Rejected, "Advice_UnknownCode"),
        >= 300 => new ErrorMeaning(ReplyKind.Unknown, "Advice_Redirect", ErrorConcern.Service),
        _ => new ErrorMeaning(ReplyKind.Rejected, "Advice_UnknownCode"),
    };

    /// <summary>
    /// The meaning of a code together with the status: 429 and 503 say that the request was not taken on, whatever vague code
    /// comes with them.
    /// </summary>
    public static ErrorMeaning Refine(ErrorMeaning meaning, int status) =>
        meaning.Kind == ReplyKind.Unknown && status is (429 or 503) ? Find(status) : meaning;
}
