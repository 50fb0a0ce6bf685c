using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace QualificationTools.Vms.Signing;

/// <summary>
/// Signs requests to Volcengine with HMAC-SHA256, step by step as the documentation (6369/67269) describes it. One
/// signer serves one credential, region and service; the client and Get-VolcengineSignature sign with the same code.
/// </summary>
/// <param name="credential">The keys. The session token is not read here; it is a header like any other.</param>
/// <param name="region">The region in the scope.</param>
/// <param name="service">The service in the scope.</param>
/// <param name="signedHeaders">The names of the headers to sign, as far as a request has them; host and date always
/// are.</param>
internal sealed class VolcengineSigner(
    VolcengineCredential credential, string region, string service, IEnumerable<string> signedHeaders)
{
    private const string Algorithm = "HMAC-SHA256";
    private const string Terminator = "request";

    private readonly string[] _signedHeaders =
    [
        .. signedHeaders
            .Select(name => name.Trim().ToLowerInvariant())
            .Concat(["host", "x-date"])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    private DayKey? _lastKey;

    /// <summary>Signs a request.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="uri">The address with its query.</param>
    /// <param name="headers">The headers, apart from host, date and digest, which the signer knows.</param>
    /// <param name="bodyDigest">The SHA-256 of the exact bytes of the body.</param>
    /// <param name="time">The time of the signature; it is valid for 900 s.</param>
    /// <returns>The signature, with every text on the way to it.</returns>
    public RequestSignature Sign(
        string method,
        CanonicalUri uri,
        IEnumerable<KeyValuePair<string, string>> headers,
        ReadOnlySpan<byte> bodyDigest,
        DateTimeOffset time)
    {
        var date = time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var digest = Hex(bodyDigest);
        var signed = SelectHeaders(uri, headers, date, digest);

        var canonicalRequest = new CanonicalRequest(
            method.ToUpperInvariant(), uri.Path, uri.Query, signed, digest);
        var scope = $"{date[..8]}/{region}/{service}/{Terminator}";
        var stringToSign = $"{Algorithm}\n{date}\n{scope}\n{Hex(SHA256.HashData(Utf8(canonicalRequest.Text)))}";
        var signature = Hex(HMACSHA256.HashData(KeyOf(date[..8]), Utf8(stringToSign)));

        return new RequestSignature
        {
            XDate = date,
            ContentSha256 = digest,
            CanonicalRequest = canonicalRequest,
            StringToSign = stringToSign,
            Signature = signature,
            Authorization = $"{Algorithm} Credential={credential.AccessKey}/{scope}, "
                + $"SignedHeaders={canonicalRequest.SignedHeaders}, Signature={signature}",
        };
    }

    /// <summary>
    /// Selects the headers to sign: lower-case names in ordinal order, values without white space around them.
    /// </summary>
    private List<SignedHeader> SelectHeaders(
        CanonicalUri uri,
        IEnumerable<KeyValuePair<string, string>> headers,
        string date,
        string digest)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["host"] = uri.Host,
            ["x-content-sha256"] = digest,
        };
        foreach (var (name, value) in headers)
            values[name.Trim()] = value.Trim();
        values["x-date"] = date;

        var selected = new List<SignedHeader>(_signedHeaders.Length);
        foreach (var name in _signedHeaders)
        {
            if (values.TryGetValue(name, out var value))
                selected.Add(new SignedHeader(name, value));
        }

        return selected;
    }

    /// <summary>
    /// Derives the signing key, once a day. Threads that meet at midnight may each derive it; the keys are equal.
    /// </summary>
    private byte[] KeyOf(string day)
    {
        if (_lastKey is { } last && last.Day == day)
            return last.Key;
        var key = Utf8(credential.SecretKey);
        foreach (var part in (string[])[day, region, service, Terminator])
            key = HMACSHA256.HashData(key, Utf8(part));
        _lastKey = new DayKey(day, key);
        return key;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes).ToLowerInvariant();

    private sealed record DayKey(string Day, byte[] Key);
}
