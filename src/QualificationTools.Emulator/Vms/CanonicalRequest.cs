using System.Text;
using System.Text.RegularExpressions;

namespace QualificationTools.Emulator.Vms;

/// <summary>
/// Builds the text to sign from the request as it came over the wire. The official clients differ in details and the
/// gateway accepts them all, so a request may have more than one canonical form.
/// </summary>
internal static partial class CanonicalRequest
{
    /// <summary>Returns the forms, the documented one first.</summary>
    public static IEnumerable<string> Forms(SignedRequest request, SignatureClaim claim)
    {
        var query = QueryText.Of(request.Target);
        var path = Path(query.Length == 0 ? request.Target.TrimEnd('?') : request.Target[..^(query.Length + 1)]);
        var queries = Queries(query, claim).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var headers in Headers(request, claim).Distinct(StringComparer.Ordinal))
        foreach (var form in queries)
            yield return $"{request.Method}\n{path}\n{form}\n{headers}\n{string.Join(';', claim.SignedHeaders)}\n"
                + $"{claim.BodySha256}";
    }

    /// <summary>
    /// Returns the query with names sorted encoded or raw, in UTF-16 or UTF-8; a plus sign as itself or as a space.
    /// </summary>
    private static IEnumerable<string> Queries(string query, SignatureClaim claim)
    {
        foreach (var plusIsSpace in query.Contains('+', StringComparison.Ordinal) ? new[] { false, true } : [false])
        {
            var pairs = QueryText.Parse(query, plusIsSpace)
                .Where(pair => pair.Name != "X-Signature" && (claim.SignedQueries?.Contains(pair.Name) ?? true))
                .OrderBy(pair => Uri.EscapeDataString(pair.Value), StringComparer.Ordinal)
                .ToArray();
            yield return QueryText.Write(
                pairs.OrderBy(pair => Uri.EscapeDataString(pair.Name), StringComparer.Ordinal));
            yield return QueryText.Write(pairs.OrderBy(pair => pair.Name, StringComparer.Ordinal));
            yield return QueryText.Write(
                pairs.OrderBy(pair => Convert.ToHexString(Encoding.UTF8.GetBytes(pair.Name)), StringComparer.Ordinal));
        }
    }

    /// <summary>
    /// Returns the signed headers in the client's order, white space inside unchanged or as one space.
    /// </summary>
    private static IEnumerable<string> Headers(SignedRequest request, SignatureClaim claim)
    {
        // If no header is signed, the SDKs leave one more empty line.
        if (claim.SignedHeaders.Count == 0)
        {
            yield return "\n";
            yield break;
        }

        foreach (var collapses in (bool[])[false, true])
        {
            var text = new StringBuilder();
            foreach (var name in claim.SignedHeaders)
            {
                var value = (request.Header(name) ?? "").Trim();
                text.Append(name).Append(':').Append(collapses ? WhiteSpace().Replace(value, " ") : value).Append('\n');
            }
            yield return text.ToString();
        }
    }

    private static string Path(string path) =>
        path is "" or "/"
            ? "/"
            : string.Join('/', path.Split('/').Select(part => Uri.EscapeDataString(Uri.UnescapeDataString(part))));

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
