namespace QualificationTools.Vms.Signing;

/// <summary>Represents the signature of one request, with every text on the way to it.</summary>
internal sealed class RequestSignature
{
    /// <summary>Gets the value of the header <c>X-Date</c>.</summary>
    public required string XDate { get; init; }

    /// <summary>Gets the value of the header <c>X-Content-Sha256</c>.</summary>
    public required string ContentSha256 { get; init; }

    /// <summary>Gets the canonical request.</summary>
    public required CanonicalRequest CanonicalRequest { get; init; }

    /// <summary>
    /// Gets the text that is signed: algorithm, date, scope and the canonical request's SHA-256, a line each.
    /// </summary>
    public required string StringToSign { get; init; }

    /// <summary>Gets the signature, 64 hexadecimal digits.</summary>
    public required string Signature { get; init; }

    /// <summary>Gets the value of the header <c>Authorization</c>.</summary>
    public required string Authorization { get; init; }
}
