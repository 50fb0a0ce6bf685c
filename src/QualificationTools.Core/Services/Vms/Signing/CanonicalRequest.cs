using System.Text;
using QualificationTools.Security;

namespace QualificationTools.Vms.Signing;

/// <summary>Represents the canonical form of a request: the text whose SHA-256 is signed.</summary>
/// <param name="Method">The method in upper case.</param>
/// <param name="Path">The encoded path.</param>
/// <param name="Query">The encoded, sorted query.</param>
/// <param name="Headers">The signed headers, in the ordinal order of their names.</param>
/// <param name="BodySha256">The body's SHA-256 in lower-case hexadecimal digits.</param>
internal sealed record CanonicalRequest(
    string Method, string Path, string Query, IReadOnlyList<SignedHeader> Headers, string BodySha256)
{
    private const string TokenHeader = "x-security-token";

    /// <summary>Gets the names of the signed headers, joined with <c>;</c>.</summary>
    public string SignedHeaders { get; } = string.Join(';', Headers.Select(header => header.Name));

    /// <summary>Gets the text as it is signed. It holds the session token of a temporary credential.</summary>
    public string Text => Compose(Query, value => value);

    /// <summary>Gets the text with a mask in place of the session token.</summary>
    public string Masked => Compose(MaskedQuery(), _ => SensitiveText.Mask);

    /// <summary>Returns the masked text.</summary>
    /// <returns>The masked text.</returns>
    public override string ToString() => Masked;

    private string Compose(string query, Func<string, string> token)
    {
        var lines = new StringBuilder();
        foreach (var (name, value) in Headers)
            lines.Append(name).Append(':').Append(name == TokenHeader ? token(value) : value).Append('\n');
        return $"{Method}\n{Path}\n{query}\n{lines}\n{SignedHeaders}\n{BodySha256}";
    }

    // A presigned address has the token in its query.
    private string MaskedQuery() => string.Join('&', Query.Split('&').Select(pair =>
        pair.StartsWith(TokenHeader + '=', StringComparison.OrdinalIgnoreCase)
            ? pair[..(TokenHeader.Length + 1)] + SensitiveText.Mask
            : pair));
}

/// <summary>Represents a header as it is signed.</summary>
/// <param name="Name">The name in lower case.</param>
/// <param name="Value">The value, without white space around it.</param>
internal sealed record SignedHeader(string Name, string Value)
{
    /// <summary>Returns the name; the value may be a session token.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
