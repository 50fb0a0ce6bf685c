using System.Globalization;

namespace QualificationTools.Emulator.Vms;

/// <summary>
/// Represents what a request claims about its signature: in the header <c>Authorization</c>, or in the query of a
/// presigned address.
/// </summary>
/// <param name="AccessKey">The access key.</param>
/// <param name="Day">The day in the scope.</param>
/// <param name="Region">The region in the scope.</param>
/// <param name="Service">The service in the scope.</param>
/// <param name="SignedHeaders">The names of the signed headers, in order.</param>
/// <param name="Signature">The signature.</param>
internal sealed record SignatureClaim(
    string AccessKey, string Day, string Region, string Service, IReadOnlyList<string> SignedHeaders, string Signature)
{
    private const string Scheme = "HMAC-SHA256 ";
    private const string EmptyBodySha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>Gets the scope.</summary>
    public string Scope => $"{Day}/{Region}/{Service}/request";

    /// <summary>Gets the time of the signature as it was sent; <see langword="null"/> if it was not.</summary>
    public string? Date { get; private init; }

    /// <summary>Gets whether the time is signed.</summary>
    public bool IsDateSigned { get; private init; }

    /// <summary>Gets how long the signature is valid.</summary>
    public TimeSpan Lifetime { get; private init; } = VmsSignatureVerifier.Lifetime;

    /// <summary>Gets the session token; <see langword="null"/> if none was sent.</summary>
    public string? SessionToken { get; private init; }

    /// <summary>
    /// Gets whether the session token is signed, or is in a presigned address, where some SDKs do not sign it.
    /// </summary>
    public bool IsTokenSigned { get; private init; }

    /// <summary>
    /// Gets the signed parameters, by their decoded names; <see langword="null"/> means all but the signature.
    /// </summary>
    public IReadOnlySet<string>? SignedQueries { get; private init; }

    /// <summary>Gets the body's digest as signed.</summary>
    public required string BodySha256 { get; init; }

    /// <summary>Reads a request.</summary>
    /// <returns>The claim, or why the request is refused.</returns>
    public static (SignatureClaim? Claim, VmsRefusal? Refusal) Read(SignedRequest request)
    {
        if (request.Header("authorization") is { Length: > 0 } authorization)
            return ReadHeader(request, authorization);
        var query = QueryText.Parse(QueryText.Of(request.Target), plusIsSpace: false)
            .GroupBy(pair => pair.Name, StringComparer.Ordinal)
            .ToDictionary(pairs => pairs.Key, pairs => pairs.First().Value, StringComparer.Ordinal);
        return query.ContainsKey("X-Signature") || query.ContainsKey("X-Credential")
            ? ReadPresigned(request, query)
            : (
                null,
                new(
                    VmsError.MissingAuthenticationToken,
                    "The request has neither an Authorization header nor X-Signature in its query."));
    }

    private static (SignatureClaim? Claim, VmsRefusal? Refusal) ReadHeader(SignedRequest request, string text)
    {
        if (!text.StartsWith(Scheme, StringComparison.Ordinal))
            return (
                null,
                new(VmsError.MissingAuthenticationToken, "The Authorization header does not begin with HMAC-SHA256."));
        var parts = text[Scheme.Length..]
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToLookup(part => part[0], part => part[1], StringComparer.Ordinal);
        if (parts["Signature"].LastOrDefault() is not { Length: > 0 } signature)
            return (null, new(VmsError.MissingSignature, "The Authorization header has no Signature."));
        if (
            parts["Credential"].LastOrDefault() is not { Length: > 0 } credential
            || parts["SignedHeaders"].LastOrDefault() is not { Length: > 0 } headers)
            return (
                null,
                new(
                    VmsError.MissingAuthenticationToken,
                    "The Authorization header has no Credential or no SignedHeaders."));
        var names = headers.Split(';');
        return Create(credential, names, signature, request.BodySha256, claim => claim with
        {
            Date = request.Header("x-date"),
            IsDateSigned = names.Contains("x-date"),
            SessionToken = request.Header("x-security-token"),
            IsTokenSigned = names.Contains("x-security-token"),
        });
    }

    private static (SignatureClaim? Claim, VmsRefusal? Refusal) ReadPresigned(
        SignedRequest request,
        Dictionary<string, string> query)
    {
        if (query.GetValueOrDefault("X-Algorithm") != Scheme.TrimEnd())
            return (null, new(VmsError.MissingAuthenticationToken, "X-Algorithm must be HMAC-SHA256."));
        if (query.GetValueOrDefault("X-Signature") is not { Length: > 0 } signature)
            return (null, new(VmsError.MissingSignature, "The query has no X-Signature."));
        var headers = query.GetValueOrDefault("X-SignedHeaders") is { Length: > 0 } names ? names.Split(';') : [];
        var queries = query.GetValueOrDefault("X-SignedQueries") is { Length: > 0 } signed
            ? signed.Split(';').ToHashSet(StringComparer.Ordinal)
            : null;
        var lifetime = int.TryParse(
            query.GetValueOrDefault("X-Expires"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : VmsSignatureVerifier.Lifetime;
        var bodySha256 = query.ContainsKey("X-NotSignBody") ? EmptyBodySha256 : request.BodySha256;
        return Create(query.GetValueOrDefault("X-Credential", ""), headers, signature, bodySha256, claim => claim with
        {
            Date = query.GetValueOrDefault("X-Date"),
            IsDateSigned = queries?.Contains("X-Date") ?? true,
            Lifetime = lifetime,
            SessionToken = query.GetValueOrDefault("X-Security-Token"),
            IsTokenSigned = true,
            SignedQueries = queries,
        });
    }

    private static (SignatureClaim? Claim, VmsRefusal? Refusal) Create(
        string credential,
        string[] signedHeaders,
        string signature,
        string bodySha256,
        Func<SignatureClaim, SignatureClaim> complete) =>
        credential.Split('/') is [var accessKey, var day, var region, var service, "request"]
            ? (
                complete(
                    new SignatureClaim(accessKey, day, region, service, signedHeaders, signature)
                    {
                        BodySha256 = bodySha256,
                    }),
                null)
            : (
                null,
                new(VmsError.InvalidCredential, "The credential is not of the form key/date/region/service/request."));
}
