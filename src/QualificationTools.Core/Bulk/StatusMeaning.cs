namespace QualificationTools.Bulk;

/// <summary>What an HTTP status means where no code of the service says more.</summary>
internal static class StatusMeaning
{
    public static ErrorMeaning Find(int status) => status switch
    {
        429 => new ErrorMeaning(ReplyKind.Throttled, "Advice_Throttled"),
        503 => new ErrorMeaning(ReplyKind.NotApplied, "Advice_Transient"),
        >= 500 => new ErrorMeaning(ReplyKind.Unknown, "Advice_OutcomeUnknown"),
        401 or 403 or 407 => new ErrorMeaning(ReplyKind.Fatal, "Advice_Gateway"),
        >= 400 => new ErrorMeaning(ReplyKind.Rejected, "Advice_UnknownCode"),
        >= 300 => new ErrorMeaning(ReplyKind.Unknown, "Advice_Redirect"),
        _ => new ErrorMeaning(ReplyKind.Rejected, "Advice_UnknownCode"),
    };
}
