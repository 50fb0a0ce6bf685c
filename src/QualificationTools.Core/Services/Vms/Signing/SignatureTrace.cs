using System.Text;

namespace QualificationTools.Vms.Signing;

/// <summary>The intermediate texts of a signature.</summary>
internal sealed class SignatureTrace
{
    public string CanonicalRequest { get; private set; } = "";

    public string StringToSign { get; private set; } = "";

    public string Signature { get; private set; } = "";

    public void SetCanonicalRequest(ReadOnlySpan<byte> bytes) => CanonicalRequest = Encoding.UTF8.GetString(bytes);

    public void SetStringToSign(ReadOnlySpan<byte> bytes) => StringToSign = Encoding.UTF8.GetString(bytes);

    public void SetSignature(string signature) => Signature = signature;
}
