namespace QualificationTools.Emulator.Vms;

/// <summary>Represents an error code of the voice service or its gateway, with its number and HTTP status.</summary>
/// <param name="Code">The code, including a dotted suffix.</param>
/// <param name="CodeN">The number; business errors have none.</param>
/// <param name="Status">The HTTP status; business errors come with 200.</param>
public sealed record VmsError(string Code, int? CodeN, int Status)
{
    internal static readonly VmsError MissingParameter = new("MissingParameter", 100002, 400);
    internal static readonly VmsError MissingAuthenticationToken = new("MissingAuthenticationToken", 100003, 401);
    internal static readonly VmsError MissingRequestInfo = new("MissingRequestInfo", 100004, 400);
    internal static readonly VmsError MissingSignature = new("MissingSignature", 100005, 401);
    internal static readonly VmsError InvalidTimestamp = new("InvalidTimestamp", 100006, 403);
    internal static readonly VmsError InvalidActionOrVersion = new("InvalidActionOrVersion", 100008, 404);
    internal static readonly VmsError InvalidAccessKey = new("InvalidAccessKey", 100009, 401);
    internal static readonly VmsError SignatureDoesNotMatch = new("SignatureDoesNotMatch", 100010, 401);
    internal static readonly VmsError AccessDenied = new("AccessDenied", 100013, 403);
    internal static readonly VmsError MethodNotAllowed = new("MethodNotAllowed", 100020, 405);
    internal static readonly VmsError InvalidCredential = new("InvalidCredential", null, 401);
    internal static readonly VmsError InvalidSecretToken = new("InvalidSecretToken", null, 401);
    internal static readonly VmsError RequestParametersError = new("RequestParametersError", null, 200);
    internal static readonly VmsError QualificationMissing = new("QUALIFICATION_MISSING", null, 200);

    private static readonly Dictionary<string, VmsError> Known = new VmsError[]
    {
        MissingParameter,
        MissingAuthenticationToken,
        MissingRequestInfo,
        MissingSignature,
        InvalidTimestamp,
        InvalidActionOrVersion,
        InvalidAccessKey,
        SignatureDoesNotMatch,
        AccessDenied,
        MethodNotAllowed,
        InvalidCredential,
        InvalidSecretToken,
        new("ServiceNotFound", 100007, 404),
        new("LackPolicy", 100012, 403),
        new("InvalidAuthorization", null, 400),
        new("FlowLimitExceeded", 100018, 429),
        new("AccountFlowLimitExceeded", null, 429),
        new("FailToConnect", 100015, 502),
        new("ServiceUnavailableTemp", 100019, 503),
        new("InternalError", 100014, 500),
        new("InternalServiceError", null, 502),
        new("InternalServiceTimeout", 100016, 504),
        new("UndefinedError", 100001, 500),
    }.ToDictionary(error => error.Code, StringComparer.Ordinal);

    /// <summary>Returns the error of a code; a code that the gateway does not have is a business error.</summary>
    internal static VmsError Of(string code)
    {
        var dot = code.IndexOf('.', StringComparison.Ordinal);
        return Known.TryGetValue(dot < 0 ? code : code[..dot], out var known)
            ? known with
            {
                Code = code,
            }
            : new VmsError(code, null, 200);
    }

    /// <summary>Returns the gateway's usual error for a status.</summary>
    internal static VmsError Of(int status) => Of(status switch
    {
        200 => "InternalServiceFailed",
        400 => "MissingParameter",
        401 => "SignatureDoesNotMatch",
        403 => "AccessDenied",
        404 => "ServiceNotFound",
        405 => "MethodNotAllowed",
        429 => "FlowLimitExceeded",
        500 => "InternalError",
        502 => "InternalServiceError",
        503 => "ServiceUnavailableTemp",
        504 => "InternalServiceTimeout",
        _ => "UndefinedError",
    }) with { Status = status };
}
