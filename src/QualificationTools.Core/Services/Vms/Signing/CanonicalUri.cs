using System.Globalization;
using System.Text;

namespace QualificationTools.Vms.Signing;

/// <summary>
/// Represents the address of a request with its host, path and query in the form in which they are signed (RFC 3986,
/// ordinal order).
/// </summary>
/// <param name="uri">The address.</param>
internal sealed class CanonicalUri(Uri uri)
{
    /// <summary>Gets the address.</summary>
    public Uri Uri { get; } = uri;

    /// <summary>Gets the value of the header <c>Host</c>: the host, with the port unless it is 80 or 443.</summary>
    public string Host { get; } = HostOf(uri);

    /// <summary>Gets the path, each segment encoded once.</summary>
    public string Path { get; } = PathOf(uri);

    /// <summary>
    /// Gets the query without the question mark, sorted by name and then by value. Names are sorted before they are
    /// encoded, as in most of the official SDKs; the order differs from that of the encoded names if a name has
    /// characters that are encoded.
    /// </summary>
    public string Query { get; } = QueryOf(uri);

    private static string HostOf(Uri uri)
    {
        var host = uri.HostNameType == UriHostNameType.IPv6 ? $"[{uri.IdnHost}]" : uri.IdnHost;
        return uri.Port is 80 or 443 ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{uri.Port}");
    }

    private static string PathOf(Uri uri)
    {
        var path = uri.AbsolutePath;
        return path == "/"
            ? path
            : string.Join('/', path.Split('/').Select(segment => Encode(Uri.UnescapeDataString(segment))));
    }

    private static string QueryOf(Uri uri) => string.Join('&', Parameters(uri)
        .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
        .ThenBy(parameter => Encode(parameter.Value), StringComparer.Ordinal)
        .Select(parameter => $"{Encode(parameter.Name)}={Encode(parameter.Value)}"));

    /// <summary>
    /// Returns the parameters of the query, decoded, in their original order; a plus sign is a space.
    /// </summary>
    /// <returns>Names and values.</returns>
    public static IReadOnlyList<QueryParameter> Parameters(Uri uri)
    {
        var parameters = new List<QueryParameter>();
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            parameters.Add(equals < 0
                ? new QueryParameter(Decode(pair), "")
                : new QueryParameter(Decode(pair[..equals]), Decode(pair[(equals + 1)..])));
        }

        return parameters;
    }

    /// <summary>
    /// Encodes all but the unreserved characters; hexadecimal digits are upper case and a space is <c>%20</c>.
    /// </summary>
    /// <returns>The encoded text.</returns>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            var character = (char)octet;
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '~')
                encoded.Append(character);
            else
                encoded.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

/// <summary>Represents a parameter of a query, decoded.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value; empty if there is none.</param>
internal sealed record QueryParameter(string Name, string Value)
{
    /// <summary>Returns the name; the value may be a session token.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
