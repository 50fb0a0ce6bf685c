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
internal sealed class VolcengineSigner(VolcengineCredential credential, string region, string service)
{
    private const string Algorithm = "HMAC-SHA256";
    private const string Terminator = "request";

    private DayKey? _lastKey;

    /// <summary>Signs a request.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="uri">The address with its query.</param>
    /// <param name="headers">The headers, apart from host, date and digest, which the signer knows.</param>
    /// <param name="signedHeaders">The names of the headers to sign, as far as the request has them; host and date
    /// always are.</param>
    /// <param name="bodyDigest">The SHA-256 of the exact bytes of the body.</param>
    /// <param name="time">The time of the signature; it is valid for 900 s.</param>
    /// <returns>The signature, with every text on the way to it.</returns>
    public RequestSignature Sign(
        string method,
        Uri uri,
        IEnumerable<KeyValuePair<string, string>> headers,
        IEnumerable<string> signedHeaders,
        ReadOnlySpan<byte> bodyDigest,
        DateTimeOffset time)
    {
        var date = time.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var digest = Hex(bodyDigest);
        var signed = SelectHeaders(uri, headers, signedHeaders, date, digest);

        var canonicalRequest = new CanonicalRequest(
            method.ToUpperInvariant(), CanonicalUri.Path(uri), CanonicalUri.Query(uri), signed, digest);
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
    private static IReadOnlyList<SignedHeader> SelectHeaders(
        Uri uri,
        IEnumerable<KeyValuePair<string, string>> headers,
        IEnumerable<string> names,
        string date,
        string digest)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["host"] = CanonicalUri.Host(uri),
            ["x-content-sha256"] = digest,
        };
        foreach (var (name, value) in headers)
            values[name.Trim()] = value.Trim();
        values["x-date"] = date;

        return
        [
            .. names
                .Select(name => name.Trim().ToLowerInvariant())
                .Concat(["host", "x-date"])
                .Distinct(StringComparer.Ordinal)
                .Where(values.ContainsKey)
                .Order(StringComparer.Ordinal)
                .Select(name => new SignedHeader(name, values[name])),
        ];
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
