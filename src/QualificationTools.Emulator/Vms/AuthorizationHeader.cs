namespace QualificationTools.Emulator.Vms;

/// <summary>The parts of an Authorization header.</summary>
internal sealed record AuthorizationHeader(string AccessKey, string Date, string Region, string Service, IReadOnlyList<string> SignedHeaders, string Signature)
{
    private const string Scheme = "HMAC-SHA256 ";

    public string Scope => $"{Date}/{Region}/{Service}/request";

    public static (AuthorizationHeader? Header, VmsRefusal? Refusal) Parse(string text)
    {
        if (text.Length == 0)
            return (null, new(VmsError.MissingAuthenticationToken, "The request has no Authorization header."));
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
            return (null, new(VmsError.MissingAuthenticationToken, "The Authorization header does not begin with HMAC-SHA256."));
        string? credential = null, signedHeaders = null, signature = null;
        foreach (var part in text[Scheme.Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith("Credential=", StringComparison.Ordinal))
                credential = part["Credential=".Length..];
            else if (part.StartsWith("SignedHeaders=", StringComparison.Ordinal))
                signedHeaders = part["SignedHeaders=".Length..];
            else if (part.StartsWith("Signature=", StringComparison.Ordinal))
                signature = part["Signature=".Length..];
        }
        if (string.IsNullOrEmpty(signature))
            return (null, new(VmsError.MissingSignature, "The Authorization header has no Signature."));
        if (string.IsNullOrEmpty(credential) || string.IsNullOrEmpty(signedHeaders))
            return (null, new(VmsError.MissingAuthenticationToken, "The Authorization header has no Credential or no SignedHeaders."));
        var scope = credential.Split('/');
        return scope is [var accessKey, var date, var region, var service, "request"]
            ? (new AuthorizationHeader(accessKey, date, region, service, signedHeaders.Split(';'), signature), null)
            : (null, new(VmsError.InvalidCredential, "The Credential is not of the form key/date/region/service/request."));
    }
}
