using System.Collections.Specialized;
using QualificationTools.Security;
using QualificationTools.Vms.Signing;

namespace QualificationTools;

/// <summary>
/// Represents the signature of one request, with every intermediate text. None of them contains the secret key, and the
/// session token of a temporary credential is shown as <c>***</c>, so the output can be shown to others. <see
/// cref="RevealHeader"/> and <see cref="RevealCanonicalRequest"/> return the token.
/// </summary>
public sealed class VolcengineSignature
{
    private readonly CanonicalRequest _canonicalRequest;

    internal VolcengineSignature(RequestSignature signed)
    {
        _canonicalRequest = signed.CanonicalRequest;
        StringToSign = signed.StringToSign;
        Signature = signed.Signature;
        Authorization = signed.Authorization;
    }

    /// <summary>
    /// Gets the canonical request, with the session token masked. Its SHA-256 is the last line of
    /// <see cref="StringToSign"/> where there is no session token.
    /// </summary>
    public string CanonicalRequest => _canonicalRequest.Masked;

    /// <summary>
    /// Gets the string to sign: algorithm, date, scope and the canonical request's digest, a line each.
    /// </summary>
    public string StringToSign { get; }

    /// <summary>Gets the signature, 64 hexadecimal digits.</summary>
    public string Signature { get; }

    /// <summary>Gets the value of the header <c>Authorization</c>.</summary>
    public string Authorization { get; }

    /// <summary>Gets the headers of the request. The value of <c>X-Security-Token</c> is masked.</summary>
    public OrderedDictionary Header { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets notes on this request: where the official SDKs sign it in different ways.</summary>
    public IReadOnlyList<string> Notes { get; internal init; } = [];

    /// <summary>Returns the headers to send with the request, the session token included.</summary>
    /// <returns>The headers by their names.</returns>
    public OrderedDictionary RevealHeader()
    {
        var revealed = new OrderedDictionary(StringComparer.OrdinalIgnoreCase);
        foreach (System.Collections.DictionaryEntry header in Header)
            revealed[header.Key] = header.Value is SensitiveText value ? value.Reveal() : header.Value;
        return revealed;
    }

    /// <summary>Returns the canonical request as it is signed, the session token included.</summary>
    /// <returns>The text whose SHA-256 is the last line of <see cref="StringToSign"/>.</returns>
    public string RevealCanonicalRequest() => _canonicalRequest.Text;

    /// <summary>Returns the signature.</summary>
    public override string ToString() => Signature;
}
