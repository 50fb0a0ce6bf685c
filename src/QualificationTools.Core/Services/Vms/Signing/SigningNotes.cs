using System.Text.RegularExpressions;
using QualificationTools.Resources;

namespace QualificationTools.Vms.Signing;

/// <summary>
/// Finds the parts of a request that the official SDKs sign in different ways, for people who compare signatures.
/// </summary>
internal static partial class SigningNotes
{
    /// <summary>Returns the notes on a request.</summary>
    /// <param name="uri">The address with its query.</param>
    /// <param name="canonicalRequest">The canonical request.</param>
    /// <returns>The notes; none where all SDKs agree.</returns>
    public static IReadOnlyList<string> Of(Uri uri, CanonicalRequest canonicalRequest)
    {
        var notes = new List<string>();
        if (canonicalRequest.Text != canonicalRequest.Masked)
            notes.Add(Texts.Get("Signature_Token"));
        var names = CanonicalUri.Parameters(uri)
            .Select(parameter => parameter.Name)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (
            !names
                .Select(CanonicalUri.Encode)
                .SequenceEqual(names.Select(CanonicalUri.Encode).Order(StringComparer.Ordinal)))
            notes.Add(Texts.Get("Signature_NameOrder"));
        if (names.Zip(names.Skip(1)).FirstOrDefault(pair => pair.First == pair.Second).First is { } repeated)
            notes.Add(Texts.Format("Signature_RepeatedName", repeated));
        notes.AddRange(canonicalRequest.Headers
            .Where(header => WhiteSpaceRun().IsMatch(header.Value))
            .Select(header => Texts.Format("Signature_HeaderSpace", header.Name)));
        return notes;
    }

    [GeneratedRegex(@"\s{2,}|[^\S ]")]
    private static partial Regex WhiteSpaceRun();
}
