using System.Text;

namespace QualificationTools.Vms.Signing;

/// <summary>
/// What stays the same in every request of one kind: the canonical request with gaps for the date and the body's
/// digest. Making it costs some strings; signing with it costs none but those that are sent.
/// </summary>
internal sealed class SigningTemplate
{
    public const string DateHeader = "x-date";
    public const string DigestHeader = "x-content-sha256";

    private readonly List<(byte[] Literal, Gap After)> _parts = [];

    /// <summary>Makes a template.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="uri">The address with its query.</param>
    /// <param name="headers">The headers, apart from host, date and digest, which are known without.</param>
    /// <param name="signedHeaders">The names of the headers to sign; host and date are always signed.</param>
    public SigningTemplate(string method, Uri uri, IEnumerable<KeyValuePair<string, string>> headers, IEnumerable<string> signedHeaders)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
            values[name.Trim()] = value.Trim();
        values.TryAdd("host", CanonicalUri.Host(uri));
        values[DateHeader] = "";
        values.TryAdd(DigestHeader, "");

        var names = signedHeaders
            .Select(name => name.Trim().ToLowerInvariant())
            .Concat(["host", DateHeader])
            .Where(values.ContainsKey)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        SignedHeaders = string.Join(';', names);

        var literal = new StringBuilder();
        literal.Append(method.ToUpperInvariant()).Append('\n').Append(CanonicalUri.Path(uri)).Append('\n').Append(CanonicalUri.Query(uri)).Append('\n');
        foreach (var name in names)
        {
            literal.Append(name).Append(':');
            if (name == DateHeader)
                Close(literal, Gap.Date);
            else if (name == DigestHeader)
                Close(literal, Gap.Digest);
            else
                literal.Append(values[name]);
            literal.Append('\n');
        }

        literal.Append('\n').Append(SignedHeaders).Append('\n');
        Close(literal, Gap.Digest);
        Length = _parts.Sum(part => part.Literal.Length + (part.After == Gap.Date ? SigningTime.Length : VolcengineSigner.HexLength));
    }

    private enum Gap
    {
        Date,
        Digest,
    }

    /// <summary>The names of the signed headers, in lower case, sorted and joined with <c>;</c>.</summary>
    public string SignedHeaders { get; }

    /// <summary>The canonical request's length in bytes.</summary>
    public int Length { get; }

    /// <summary>Writes the canonical request.</summary>
    public void Write(Span<byte> destination, ReadOnlySpan<byte> date, ReadOnlySpan<byte> digest)
    {
        foreach (var (literal, after) in _parts)
        {
            literal.CopyTo(destination);
            destination = destination[literal.Length..];
            var filling = after == Gap.Date ? date : digest;
            filling.CopyTo(destination);
            destination = destination[filling.Length..];
        }
    }

    private void Close(StringBuilder literal, Gap gap)
    {
        _parts.Add((Encoding.UTF8.GetBytes(literal.ToString()), gap));
        literal.Clear();
    }
}
