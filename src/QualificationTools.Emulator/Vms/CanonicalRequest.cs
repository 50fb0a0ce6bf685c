using System.Text;

namespace QualificationTools.Emulator.Vms;

/// <summary>Builds the text that a signature is about, from the request as it came over the wire.</summary>
internal static class CanonicalRequest
{
    /// <param name="method">The HTTP method.</param>
    /// <param name="target">Path and query as received.</param>
    /// <param name="signedHeaders">The lower-case names, in the order the client gave.</param>
    /// <param name="header">Gives a header's value, or null when it was not sent.</param>
    /// <param name="bodySha256">The lower-case hexadecimal SHA-256 of the body.</param>
    public static string Build(string method, string target, IReadOnlyList<string> signedHeaders, Func<string, string?> header, string bodySha256)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? target : target[..mark];
        var query = mark < 0 ? "" : target[(mark + 1)..];

        var text = new StringBuilder(512);
        text.Append(method).Append('\n').Append(Path(path)).Append('\n').Append(Query(query)).Append('\n');
        foreach (var name in signedHeaders)
            text.Append(name).Append(':').Append((header(name) ?? "").Trim()).Append('\n');
        text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(bodySha256);
        return text.ToString();
    }

    /// <summary>Each name and value encoded anew after RFC 3986, sorted by name and then by value in ordinal order.</summary>
    public static string Query(string query)
    {
        if (query.Length == 0)
            return "";
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Pair).ToArray();
        Array.Sort(pairs, static (left, right) =>
            string.CompareOrdinal(left.Name, right.Name) is not 0 and var order ? order : string.CompareOrdinal(left.Value, right.Value));
        return string.Join('&', pairs.Select(pair => $"{pair.Name}={pair.Value}"));
    }

    private static string Path(string path) =>
        path is "" or "/" ? "/" : string.Join('/', path.Split('/').Select(Encode));

    private static (string Name, string Value) Pair(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (Encode(text), "") : (Encode(text[..equals]), Encode(text[(equals + 1)..]));
    }

    // A plus sign is no space here: RFC 3986 encodes a space as %20.
    private static string Encode(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text));
}
