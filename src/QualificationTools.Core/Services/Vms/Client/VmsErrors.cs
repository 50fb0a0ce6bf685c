using QualificationTools.Bulk;

namespace QualificationTools.Vms;

/// <summary>The voice service's error codes (its documentation of common and of this interface's errors).</summary>
internal static class VmsErrors
{
    private static readonly Dictionary<string, ErrorMeaning> Meanings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["RequestParametersError"] = new(ReplyKind.Rejected, "Advice_Vms_Input"),
        ["IllegalArgument"] = new(ReplyKind.Rejected, "Advice_Vms_Input"),
        ["InvalidParameter"] = new(ReplyKind.Rejected, "Advice_Vms_Input"),
        ["MissingParameter"] = new(ReplyKind.Rejected, "Advice_Vms_Input"),
        ["MissingRequestInfo"] = new(ReplyKind.Rejected, "Advice_Vms_Input"),
        // These four by the vendor's own instructions of 2026 for its voice service.
        ["OperationDenied"] = new(ReplyKind.Fatal, "Advice_Vms_NotActivated", ErrorConcern.Permission),
        ["NOT_AUTH"] = new(ReplyKind.Fatal, "Advice_Vms_NotAuth", ErrorConcern.Permission),
        ["QUALIFICATION_REJECTED"] = new(ReplyKind.Rejected, "Advice_Vms_Rejected"),
        ["QUALIFICATION_MISSING"] = new(ReplyKind.Rejected, "Advice_Vms_Missing"),
        ["MethodNotAllowed"] = new(ReplyKind.Fatal, "Advice_Vms_Endpoint", ErrorConcern.Service),
        ["ServiceNotFound"] = new(ReplyKind.Fatal, "Advice_Vms_Endpoint", ErrorConcern.Service),
        ["InvalidActionOrVersion"] = new(ReplyKind.Fatal, "Advice_Vms_Endpoint", ErrorConcern.Service),
        ["MissingAuthenticationToken"] = new(ReplyKind.Fatal, "Advice_Vms_Credential", ErrorConcern.Credential),
        ["MissingSignature"] = new(ReplyKind.Fatal, "Advice_Vms_Credential", ErrorConcern.Credential),
        ["InvalidAccessKey"] = new(ReplyKind.Fatal, "Advice_Vms_AccessKey", ErrorConcern.Credential),
        ["SignatureDoesNotMatch"] = new(ReplyKind.Fatal, "Advice_Vms_Signature", ErrorConcern.Credential),
        ["InvalidTimestamp"] = new(ReplyKind.Mended, "Advice_Vms_Clock", ErrorConcern.Credential),
        ["LackPolicy"] = new(ReplyKind.Fatal, "Advice_Vms_Permission", ErrorConcern.Permission),
        ["AccessDenied"] = new(ReplyKind.Fatal, "Advice_Vms_Permission", ErrorConcern.Permission),
        ["InvalidAuthorization"] = new(ReplyKind.Fatal, "Advice_Vms_Credential", ErrorConcern.Credential),
        ["InvalidCredential"] = new(ReplyKind.Fatal, "Advice_Vms_Credential", ErrorConcern.Credential),
        ["InvalidSecretToken"] = new(ReplyKind.Fatal, "Advice_Vms_SessionToken", ErrorConcern.Credential),
        ["FlowLimitExceeded"] = new(ReplyKind.Throttled, "Advice_Throttled", ErrorConcern.Limit),
        ["AccountFlowLimitExceeded"] = new(ReplyKind.Throttled, "Advice_Throttled", ErrorConcern.Limit),
        ["FailToConnect"] = new(ReplyKind.Unknown, "Advice_OutcomeUnknown", ErrorConcern.Service),
        ["ServiceUnavailableTemp"] = new(ReplyKind.NotApplied, "Advice_Transient", ErrorConcern.Service),
        ["InternalServiceFailed"] = new(ReplyKind.Unknown, "Advice_OutcomeUnknown", ErrorConcern.Service),
        ["SystemError"] = new(ReplyKind.Unknown, "Advice_OutcomeUnknown", ErrorConcern.Service),
        ["DownStreamError"] = new(ReplyKind.Unknown, "Advice_OutcomeUnknown", ErrorConcern.Service),
        ["InternalError"] = new(ReplyKind.Unknown, "Advice_OutcomeUnknown", ErrorConcern.Service),
        ["InternalServiceError"] = new(ReplyKind.Unknown, "Advice_OutcomeUnknown", ErrorConcern.Service),
        ["InternalServiceTimeout"] = new(ReplyKind.Unknown, "Advice_OutcomeUnknown", ErrorConcern.Service),
        ["UndefinedError"] = new(ReplyKind.Unknown, "Advice_OutcomeUnknown", ErrorConcern.Service),
    };

    private static readonly Dictionary<int, string> Numbers = new()
    {
        [100001] = "UndefinedError",
        [100002] = "MissingParameter",
        [100003] = "MissingAuthenticationToken",
        [100004] = "MissingRequestInfo",
        [100005] = "MissingSignature",
        [100006] = "InvalidTimestamp",
        [100007] = "ServiceNotFound",
        [100008] = "InvalidActionOrVersion",
        [100009] = "InvalidAccessKey",
        [100010] = "SignatureDoesNotMatch",
        [100012] = "LackPolicy",
        [100013] = "AccessDenied",
        [100014] = "InternalError",
        [100015] = "FailToConnect",
        [100016] = "InternalServiceTimeout",
        [100018] = "FlowLimitExceeded",
        [100019] = "ServiceUnavailableTemp",
        [100020] = "MethodNotAllowed",
    };

    /// <summary>Gets the codes that the module knows.</summary>
    public static IReadOnlyCollection<string> Codes => Meanings.Keys;

    /// <summary>Returns whether the module knows the code, to the letter.</summary>
    public static bool IsKnown(string code) => Meanings.ContainsKey(code);

    /// <summary>Returns the code for an error's number, or null if the number is not known.</summary>
    public static string? NameOf(int? number) => number is { } known ? Numbers.GetValueOrDefault(known) : null;

    /// <summary>Returns what an error means, and whether its code is documented.</summary>
    public static (ErrorMeaning Meaning, bool IsKnown) Find(string code, int? number, int httpStatus)
    {
        // FlowLimitExceeded.QPSOverLimit is a kind of FlowLimitExceeded.
        var stem = code.Split('.', 2)[0];
        if (
            Meanings.TryGetValue(stem, out var meaning)
            || (NameOf(number) is { } name && Meanings.TryGetValue(name, out meaning)))
            return (meaning, true);
        return (StatusMeaning.OfUnknownCode(httpStatus), false);
    }
}
