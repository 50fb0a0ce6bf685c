namespace QualificationTools.Vms.Signing;

/// <summary>The headers that carry a signature.</summary>
/// <param name="XDate">The value of <c>X-Date</c>.</param>
/// <param name="ContentSha256">The value of <c>X-Content-Sha256</c>.</param>
/// <param name="Authorization">The value of <c>Authorization</c>.</param>
internal readonly record struct SignedHeaders(string XDate, string ContentSha256, string Authorization);
