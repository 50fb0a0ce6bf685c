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

    public SampleSigner(Uri endpoint)
    {
        Uri = new Uri(endpoint, $"/?Action=UpdateQualification&Version={VmsClient.Version}");
        Template = new SigningTemplate("POST", Uri, [KeyValuePair.Create("content-type", ContentType)], VmsClient.SignedHeaders);
    }

    public Uri Uri { get; }

    public SigningTemplate Template { get; }

    public SignedHeaders Sign(ReadOnlySpan<byte> body, SignatureTrace? trace = null) => _signer.Sign(Template, body, DateTimeOffset.UtcNow, trace);
}
