using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace QualificationTools.Vms.Signing;

/// <summary>
/// Volcengine's request signature, HMAC-SHA256 over a canonical request (the service's documentation 6369/67269).
/// One signer serves one credential, region and service; it derives the signing key once a day.
/// </summary>
internal sealed class VolcengineSigner(VolcengineCredential credential, string region, string service)
{
    public const int HexLength = 64;
    private const int DigestLength = 32;
    private const string Algorithm = "HMAC-SHA256";

    private readonly string _scopeTail = $"/{region}/{service}/request";
    private readonly byte[] _scopeTailBytes = Encoding.UTF8.GetBytes($"/{region}/{service}/request");
    private DayKey? _day;

    /// <summary>Signs a request.</summary>
    /// <param name="template">The constant parts of the request.</param>
    /// <param name="body">The exact bytes of the body.</param>
    /// <param name="time">The time of the signature; it is valid for 900 s.</param>
    /// <param name="trace">Where the intermediate texts are wanted, for people whose signature does not match.</param>
    public SignedHeaders Sign(SigningTemplate template, ReadOnlySpan<byte> body, DateTimeOffset time, SignatureTrace? trace = null)
    {
        Span<byte> digest = stackalloc byte[DigestLength];
        SHA256.HashData(body, digest);
        return SignDigest(template, digest, time, trace);
    }

    /// <summary>Signs a request whose body is known by its SHA-256.</summary>
    /// <param name="template">The constant parts of the request.</param>
    /// <param name="digest">The body's SHA-256, 32 bytes.</param>
    /// <param name="time">The time of the signature; it is valid for 900 s.</param>
    /// <param name="trace">Where the intermediate texts are wanted.</param>
    public SignedHeaders SignDigest(SigningTemplate template, ReadOnlySpan<byte> digest, DateTimeOffset time, SignatureTrace? trace = null)
    {
        Span<byte> date = stackalloc byte[SigningTime.Length];
        SigningTime.Write(time, date);

        Span<byte> hash = stackalloc byte[DigestLength];
        Span<byte> bodyHex = stackalloc byte[HexLength];
        WriteHex(digest, bodyHex);

        var rented = template.Length > 1024 ? ArrayPool<byte>.Shared.Rent(template.Length) : null;
        var canonical = rented is null ? stackalloc byte[template.Length] : rented.AsSpan(0, template.Length);
        template.Write(canonical, date, bodyHex);
        SHA256.HashData(canonical, hash);
        trace?.SetCanonicalRequest(canonical);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);

        // HMAC-SHA256 \n date \n scope \n hex(hash)
        Span<byte> toSign = stackalloc byte[Algorithm.Length + SigningTime.Length + SigningTime.DateLength + _scopeTailBytes.Length + HexLength + 3];
        "HMAC-SHA256\n"u8.CopyTo(toSign);
        var rest = toSign[(Algorithm.Length + 1)..];
        date.CopyTo(rest);
        rest[SigningTime.Length] = (byte)'\n';
        rest = rest[(SigningTime.Length + 1)..];
        date[..SigningTime.DateLength].CopyTo(rest);
        _scopeTailBytes.CopyTo(rest[SigningTime.DateLength..]);
        rest = rest[(SigningTime.DateLength + _scopeTailBytes.Length)..];
        rest[0] = (byte)'\n';
        WriteHex(hash, rest[1..]);
        trace?.SetStringToSign(toSign);

        var day = Day(date[..SigningTime.DateLength]);
        Span<byte> signatureHex = stackalloc byte[HexLength];
        HMACSHA256.HashData(day.Key, toSign, hash);
        WriteHex(hash, signatureHex);
        var signature = Encoding.ASCII.GetString(signatureHex);
        trace?.SetSignature(signature);
        return new SignedHeaders(
            Encoding.ASCII.GetString(date),
            Encoding.ASCII.GetString(bodyHex),
            string.Concat(day.AuthorizationStart(template), signature));
    }

    private static void WriteHex(ReadOnlySpan<byte> bytes, Span<byte> destination)
    {
        var digits = "0123456789abcdef"u8;
        for (var i = 0; i < bytes.Length; i++)
        {
            destination[(2 * i) + 1] = digits[bytes[i] & 15];
            destination[2 * i] = digits[bytes[i] >> 4];
        }
    }

    private DayKey Day(ReadOnlySpan<byte> date)
    {
        if (_day is { } day && date.SequenceEqual(day.Date))
            return day;

        var key = HMACSHA256.HashData(Encoding.UTF8.GetBytes(credential.SecretKey), date);
        key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(region));
        key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(service));
        key = HMACSHA256.HashData(key, "request"u8);
        var scope = Encoding.ASCII.GetString(date) + _scopeTail;
        return _day = new DayKey(date.ToArray(), key, $"{Algorithm} Credential={credential.AccessKey}/{scope}, SignedHeaders=");
    }

    /// <summary>What holds for one day. Threads that meet at midnight may each make one; they are equal.</summary>
    private sealed class DayKey(byte[] date, byte[] key, string start)
    {
        private Tuple<SigningTemplate, string>? _last;

        public ReadOnlySpan<byte> Date => date;

        public ReadOnlySpan<byte> Key => key;

        public string AuthorizationStart(SigningTemplate template)
        {
            // A reference is replaced at once, so that threads never see half of a pair.
            if (_last is { } last && ReferenceEquals(last.Item1, template))
                return last.Item2;
            var authorization = $"{start}{template.SignedHeaders}, Signature=";
            _last = Tuple.Create(template, authorization);
            return authorization;
        }
    }
}
