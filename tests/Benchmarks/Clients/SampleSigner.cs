using System.Security.Cryptography;
using Benchmarks.Harness;
using QualificationTools.Vms;
using QualificationTools.Vms.Signing;

namespace Benchmarks.Clients;

/// <summary>Signs the sample rows' requests for the emulator.</summary>
internal sealed class SampleSigner
{
    public const string ContentType = "application/json; charset=utf-8";

    private readonly VolcengineSigner _signer =
        new(new VolcengineCredential(EmulatorProcess.AccessKey, EmulatorProcess.SecretKey), VmsClient.DefaultRegion, VmsClient.Service);

    private static readonly KeyValuePair<string, string>[] Headers = [KeyValuePair.Create("Content-Type", ContentType)];

    public SampleSigner(Uri endpoint) => Uri = new Uri(endpoint, $"/?Action=UpdateQualification&Version={VmsClient.Version}");

    public Uri Uri { get; }

    public RequestSignature Sign(ReadOnlySpan<byte> body) =>
        _signer.Sign("POST", Uri, Headers, VmsClient.SignedHeaders, SHA256.HashData(body), DateTimeOffset.UtcNow);
}
