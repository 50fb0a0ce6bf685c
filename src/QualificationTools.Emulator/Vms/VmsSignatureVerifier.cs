using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QualificationTools.Emulator.Vms;

/// <summary>Represents why a request is refused.</summary>
/// <param name="Error">The code.</param>
/// <param name="Message">What is wrong.</param>
public sealed record VmsRefusal(VmsError Error, string Message);

/// <summary>Represents the parts of a request that matter for its signature.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Target">Path and query as received.</param>
/// <param name="Header">Returns a header's value, or <see langword="null"/> if it was not sent.</param>
/// <param name="BodySha256">The lower-case hexadecimal SHA-256 of the body as received.</param>
/// <param name="Time">The server's time.</param>
public sealed record SignedRequest(
    string Method,
    string Target,
    Func<string, string?> Header,
    string BodySha256,
    DateTimeOffset Time);

/// <summary>Represents who signed a request, or why it is refused.</summary>
/// <param name="Credential">The credential, if the signature is valid.</param>
/// <param name="Region">The region in the scope, if the signature is valid.</param>
/// <param name="Refusal">The refusal, if it is not.</param>
public sealed record VerifiedSignature(VmsCredential? Credential, string Region, VmsRefusal? Refusal);

/// <summary>
/// Checks HMAC-SHA256 request signatures, in the header or in the query, as the gateway does: it accepts what official
/// clients send. It shares no code with the module's signer, so a mistake there cannot cancel out here.
/// </summary>
/// <param name="credentials">The accepted credentials.</param>
/// <param name="service">The service that scopes must name.</param>
/// <param name="regions">The regions that scopes may name.</param>
public sealed class VmsSignatureVerifier(
    IEnumerable<VmsCredential> credentials,
    string service,
    IEnumerable<string> regions)
{
    /// <summary>How long a signature is valid.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(900);

    /// <summary>
    /// How far ahead a client's clock may be, since no two clocks agree exactly. A later time is refused.
    /// </summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The number of keys to cache, one per credential, day and region; only a client that tries out scopes exceeds it.
    /// </summary>
    private const int CachedKeys = 256;

    private readonly Dictionary<string, VmsCredential> _credentials = credentials.ToDictionary(
        credential => credential.AccessKey,
        StringComparer.Ordinal);
    private readonly HashSet<string> _regions = [.. regions];
    private readonly ConcurrentDictionary<(string AccessKey, string Scope), byte[]> _keys = new();

    /// <summary>Checks one request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>Who signed it, or why it is refused.</returns>
    public VerifiedSignature Verify(SignedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (claim, refusal) = SignatureClaim.Read(request);
        if (claim is null)
            return Refused(refusal!);
        if (!_credentials.TryGetValue(claim.AccessKey, out var credential))
            return Refused(new(VmsError.InvalidAccessKey, "The access key does not exist."));
        refusal = CheckTime(request, claim)
            ?? CheckScope(claim)
            ?? CheckSignedHeaders(request, claim)
            ?? CheckSessionToken(claim, credential)
            ?? CheckBody(request)
            ?? CheckSignature(request, claim, credential);
        return refusal is null ? new(credential, claim.Region, null) : Refused(refusal);
    }

    private static VerifiedSignature Refused(VmsRefusal refusal) => new(null, "", refusal);

    private static VmsRefusal? CheckTime(SignedRequest request, SignatureClaim claim)
    {
        if (string.IsNullOrEmpty(claim.Date))
            return new(VmsError.InvalidTimestamp, "The request has no X-Date.");
        if (
            !DateTimeOffset.TryParseExact(
                claim.Date,
                "yyyyMMdd'T'HHmmss'Z'",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var date))
            return new(VmsError.InvalidTimestamp, "X-Date is not of the form yyyyMMddTHHmmssZ.");
        if (request.Time - date > claim.Lifetime)
            return new(VmsError.InvalidTimestamp, $"X-Date is more than {claim.Lifetime.TotalSeconds:0} seconds ago.");
        if (date - request.Time > ClockTolerance)
            return new(VmsError.InvalidTimestamp, "X-Date is in the future.");
        return claim.Date.StartsWith(claim.Day, StringComparison.Ordinal) && claim.Day.Length == 8
            ? null
            : new(VmsError.InvalidCredential, "The scope's date is not the date of X-Date.");
    }

    private VmsRefusal? CheckScope(SignatureClaim claim)
    {
        if (!string.Equals(claim.Service, service, StringComparison.Ordinal))
            return new(VmsError.InvalidCredential, $"The scope's service must be '{service}'.");
        return _regions.Contains(claim.Region)
            ? null
            : new(VmsError.InvalidCredential, $"The scope's region must be one of: {string.Join(", ", _regions)}.");
    }

    private static VmsRefusal? CheckSignedHeaders(SignedRequest request, SignatureClaim claim)
    {
        // Which others are signed, and in which order, is the client's choice: @volcengine/openapi omits the host.
        if (!claim.IsDateSigned)
            return new(VmsError.SignatureDoesNotMatch, "X-Date must be signed.");
        return claim.SignedHeaders.FirstOrDefault(name => request.Header(name) is null) is { } missing
            ? new(VmsError.SignatureDoesNotMatch, $"The signed header '{missing}' was not sent.")
            : null;
    }

    private static VmsRefusal? CheckSessionToken(SignatureClaim claim, VmsCredential credential)
    {
        if (credential.SessionToken is null)
            return claim.SessionToken is null
                ? null
                : new(VmsError.InvalidSecretToken, "The access key is not temporary and takes no X-Security-Token.");
        if (claim.SessionToken is null)
            return new(VmsError.InvalidSecretToken, "The temporary access key needs its X-Security-Token.");
        if (!claim.IsTokenSigned)
            return new(VmsError.InvalidSecretToken, "X-Security-Token must be signed.");
        return string.Equals(claim.SessionToken, credential.SessionToken, StringComparison.Ordinal)
            ? null
            : new(VmsError.InvalidSecretToken, "X-Security-Token is not valid or has expired.");
    }

    private static VmsRefusal? CheckBody(SignedRequest request) =>
        request.Header("x-content-sha256") is { } announced
        && !string.Equals(announced, request.BodySha256, StringComparison.Ordinal)
            ? new(VmsError.SignatureDoesNotMatch, "X-Content-Sha256 is not the hash of the body.")
            : null;

    private VmsRefusal? CheckSignature(SignedRequest request, SignatureClaim claim, VmsCredential credential)
    {
        var key = SigningKey(claim, credential);
        var claimed = Encoding.UTF8.GetBytes(claim.Signature);
        string? documented = null;
        foreach (var canonical in CanonicalRequest.Forms(request, claim))
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
            documented ??= hash;
            var expected = Convert.ToHexStringLower(
                HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"HMAC-SHA256\n{claim.Date}\n{claim.Scope}\n{hash}")));
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), claimed))
                return null;
        }
        return new(
            VmsError.SignatureDoesNotMatch,
            "The signature does not match. The canonical request's hash here is " + documented + ".");
    }

    private byte[] SigningKey(SignatureClaim claim, VmsCredential credential)
    {
        var name = (credential.AccessKey, claim.Scope);
        if (_keys.TryGetValue(name, out var key))
            return key;
        if (_keys.Count >= CachedKeys)
            _keys.Clear();
        key = Encoding.UTF8.GetBytes(credential.SecretKey);
        foreach (var part in claim.Scope.Split('/'))
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return _keys[name] = key;
    }
}
