using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using Benchmarks.Clients;
using Benchmarks.Harness;
using QualificationTools.Vms;

namespace Benchmarks;

/// <summary>Represents one signature of a request, and the hash calls that it cannot do without.</summary>
public class OneSignature
{
    private readonly SampleSigner _signer = new(new Uri(VmsClient.DefaultEndpoint));
    private readonly byte[] _key = new byte[32];
    private readonly byte[] _canonicalRequest;
    private readonly byte[] _stringToSign;

    /// <summary>Initializes a new instance of the <see cref="OneSignature"/> class, and signs once, for the texts to hash.</summary>
    public OneSignature()
    {
        var signed = _signer.Sign(Body);
        _canonicalRequest = Encoding.UTF8.GetBytes(signed.CanonicalRequest.Text);
        _stringToSign = Encoding.UTF8.GetBytes(signed.StringToSign);
    }

    internal static byte[] Body { get; } = SampleRows.Bodies(1)[0];

    /// <summary>Signs with the day's key at hand, as every request of a run but the first.</summary>
    /// <returns>The length of the header, so that nothing is left out.</returns>
    [Benchmark]
    public int Sign() => _signer.Sign(Body).Authorization.Length;

    /// <summary>Hashes the body and the canonical request, and makes one HMAC.</summary>
    /// <returns>The bytes written, so that nothing is left out.</returns>
    [Benchmark(Baseline = true)]
    public int HashOnly()
    {
        Span<byte> hash = stackalloc byte[32];
        return SHA256.HashData(Body, hash)
            + SHA256.HashData(_canonicalRequest, hash)
            + HMACSHA256.HashData(_key, _stringToSign, hash);
    }
}
