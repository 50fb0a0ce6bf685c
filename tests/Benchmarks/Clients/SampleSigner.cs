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
        new(new VolcengineCredential(EmulatorProcess.AccessKey, EmulatorProcess.SecretKey), VmsClient.DefaultRegion, VmsClient.Service, VmsClient.SignedHeaders);

    private static readonly KeyValuePair<string, string>[] Headers = [KeyValuePair.Create("Content-Type", ContentType)];

    private readonly CanonicalUri _address;

    public SampleSigner(Uri endpoint) => _address = new(new Uri(endpoint, $"/?Action=UpdateQualification&Version={VmsClient.Version}"));

    public Uri Uri => _address.Uri;

    public RequestSignature Sign(ReadOnlySpan<byte> body) =>
        _signer.Sign("POST", _address, Headers, SHA256.HashData(body), DateTimeOffset.UtcNow);
}
