using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QualificationTools.Emulator.Vms;

/// <summary>Why a request was refused.</summary>
/// <param name="Error">The code.</param>
/// <param name="Message">What is wrong.</param>
public sealed record VmsRefusal(VmsError Error, string Message);

/// <summary>A request as far as its signature is concerned.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">Path and query as received.</param>
/// <param name="Header">Gives a header's value, or <see langword="null"/> when it was not sent.</param>
/// <param name="BodySha256">The lower-case hexadecimal SHA-256 of the body as received.</param>
/// <param name="Time">The server's time.</param>
public sealed record SignedRequest(string Method, string Target, Func<string, string?> Header, string BodySha256, DateTimeOffset Time);

/// <summary>Who signed a request, or why it is refused.</summary>
/// <param name="Credential">The credential, when the signature is right.</param>
/// <param name="Region">The region in the scope, when the signature is right.</param>
/// <param name="Refusal">The refusal, when it is not.</param>
public sealed record VerifiedSignature(VmsCredential? Credential, string Region, VmsRefusal? Refusal);

/// <summary>Checks HMAC-SHA256 request signatures the way the gateway does. It shares no code with the module's signer, so that a mistake there does not cancel out here.</summary>
/// <param name="credentials">The credentials it accepts.</param>
/// <param name="service">The service that scopes must name.</param>
/// <param name="regions">The regions that scopes may name.</param>
public sealed class VmsSignatureVerifier(IEnumerable<VmsCredential> credentials, string service, IEnumerable<string> regions)
{
    /// <summary>How long a signature is valid.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(900);

    /// <summary>How far ahead a client's clock may be. A time from the future is refused; this much no two clocks agree on.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(60);

    /// <summary>Keys are one for each credential, day and region; what exceeds this is a client trying out scopes.</summary>
    private const int CachedKeys = 256;

    private readonly Dictionary<string, VmsCredential> _credentials = credentials.ToDictionary(credential => credential.AccessKey, StringComparer.Ordinal);
    private readonly HashSet<string> _regions = [.. regions];
    private readonly ConcurrentDictionary<(string AccessKey, string Scope), byte[]> _keys = new();

    /// <summary>Checks one request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>Who signed it, or why it is refused.</returns>
    public VerifiedSignature Verify(SignedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (authorization, refusal) = AuthorizationHeader.Parse(request.Header("authorization") ?? "");
        if (authorization is null)
            return Refused(refusal!);
        if (!_credentials.TryGetValue(authorization.AccessKey, out var credential))
            return Refused(new(VmsError.InvalidAccessKey, "The access key does not exist."));
        refusal = CheckTime(request, authorization)
            ?? CheckScope(authorization)
            ?? CheckSignedHeaders(request, authorization)
            ?? CheckSessionToken(request, authorization, credential)
            ?? CheckBody(request)
            ?? CheckSignature(request, authorization, credential);
        return refusal is null ? new(credential, authorization.Region, null) : Refused(refusal);
    }

    private static VerifiedSignature Refused(VmsRefusal refusal) => new(null, "", refusal);

    private static VmsRefusal? CheckTime(SignedRequest request, AuthorizationHeader authorization)
    {
        var text = request.Header("x-date");
        if (string.IsNullOrEmpty(text))
            return new(VmsError.InvalidTimestamp, "The request has no X-Date header.");
        if (!DateTimeOffset.TryParseExact(text, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return new(VmsError.InvalidTimestamp, "X-Date is not of the form yyyyMMddTHHmmssZ.");
        if (request.Time - date > Lifetime)
            return new(VmsError.InvalidTimestamp, "X-Date is more than 900 seconds ago.");
        if (date - request.Time > ClockTolerance)
            return new(VmsError.InvalidTimestamp, "X-Date is in the future.");
        return text.StartsWith(authorization.Date, StringComparison.Ordinal) && authorization.Date.Length == 8
            ? null
            : new(VmsError.InvalidCredential, "The scope's date is not the date of X-Date.");
    }

    private VmsRefusal? CheckScope(AuthorizationHeader authorization)
    {
        if (!string.Equals(authorization.Service, service, StringComparison.Ordinal))
            return new(VmsError.InvalidCredential, $"The scope's service must be '{service}'.");
        return _regions.Contains(authorization.Region)
            ? null
            : new(VmsError.InvalidCredential, $"The scope's region must be one of: {string.Join(", ", _regions)}.");
    }

    private static VmsRefusal? CheckSignedHeaders(SignedRequest request, AuthorizationHeader authorization)
    {
        var names = authorization.SignedHeaders;
        if (!names.Contains("host") || !names.Contains("x-date"))
            return new(VmsError.SignatureDoesNotMatch, "SignedHeaders must name host and x-date.");
        for (var index = 0; index < names.Count; index++)
        {
            if (index > 0 && string.CompareOrdinal(names[index - 1], names[index]) >= 0)
                return new(VmsError.SignatureDoesNotMatch, "SignedHeaders must be lower-case and sorted.");
            if (request.Header(names[index]) is null)
                return new(VmsError.SignatureDoesNotMatch, $"The signed header '{names[index]}' was not sent.");
        }
        return null;
    }

    private static VmsRefusal? CheckSessionToken(SignedRequest request, AuthorizationHeader authorization, VmsCredential credential)
    {
        var token = request.Header("x-security-token");
        if (credential.SessionToken is null)
            return token is null ? null : new(VmsError.InvalidSecretToken, "The access key is not temporary and takes no X-Security-Token.");
        if (token is null)
            return new(VmsError.InvalidSecretToken, "The temporary access key needs its X-Security-Token.");
        if (!authorization.SignedHeaders.Contains("x-security-token"))
            return new(VmsError.InvalidSecretToken, "X-Security-Token must be signed.");
        return string.Equals(token, credential.SessionToken, StringComparison.Ordinal)
            ? null
            : new(VmsError.InvalidSecretToken, "X-Security-Token is not valid or has expired.");
    }

    private static VmsRefusal? CheckBody(SignedRequest request) =>
        request.Header("x-content-sha256") is { } announced && !string.Equals(announced, request.BodySha256, StringComparison.Ordinal)
            ? new(VmsError.SignatureDoesNotMatch, "X-Content-Sha256 is not the hash of the body.")
            : null;

    private VmsRefusal? CheckSignature(SignedRequest request, AuthorizationHeader authorization, VmsCredential credential)
    {
        var canonical = CanonicalRequest.Build(request.Method, request.Target, authorization.SignedHeaders, request.Header, request.BodySha256);
        var canonicalHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        var toSign = $"HMAC-SHA256\n{request.Header("x-date")}\n{authorization.Scope}\n{canonicalHash}";
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(SigningKey(authorization, credential), Encoding.UTF8.GetBytes(toSign)));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(authorization.Signature))
            ? null
            : new(VmsError.SignatureDoesNotMatch, "The signature does not match. The canonical request's hash here is " + canonicalHash + ".");
    }

    private byte[] SigningKey(AuthorizationHeader authorization, VmsCredential credential)
    {
        var name = (credential.AccessKey, authorization.Scope);
        if (_keys.TryGetValue(name, out var key))
            return key;
        if (_keys.Count >= CachedKeys)
            _keys.Clear();
        key = Encoding.UTF8.GetBytes(credential.SecretKey);
        foreach (var part in authorization.Scope.Split('/'))
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return _keys[name] = key;
    }
}
