using System.Collections.Specialized;

namespace QualificationTools;

/// <summary>The signature of one request, with every text on the way to it. None of them holds the secret.</summary>
public sealed class VolcengineSignature
{
    /// <summary>The canonical request; its SHA-256 is the last line of <see cref="StringToSign"/>.</summary>
    public string CanonicalRequest { get; internal set; } = "";

    /// <summary>What is signed: algorithm, date, scope and digest, a line each.</summary>
    public string StringToSign { get; internal set; } = "";

    /// <summary>The signature, 64 hexadecimal digits.</summary>
    public string Signature { get; internal set; } = "";

    /// <summary>The value of the header <c>Authorization</c>.</summary>
    public string Authorization { get; internal set; } = "";

    /// <summary>The headers to send with the request.</summary>
    public OrderedDictionary Header { get; } = new(StringComparer.OrdinalIgnoreCase);
}
