using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary>Represents the credential that signs requests to Volcengine.</summary>
internal sealed class VolcengineCredential(string accessKey, string secretKey, string? sessionToken = null)
{
    /// <summary>Gets the access key's id.</summary>
    public string AccessKey { get; } = accessKey;

    /// <summary>Gets the secret.</summary>
    public string SecretKey { get; } = secretKey;

    /// <summary>Gets the token that goes with a temporary credential.</summary>
    public string? SessionToken { get; } = sessionToken;

    /// <summary>Gets what must never be shown.</summary>
    public IReadOnlyList<SensitiveText> Secrets => SessionToken is null
        ? [new SensitiveText(SecretKey)]
        : [new SensitiveText(SecretKey), new SensitiveText(SessionToken)];

    /// <summary>Returns neither key.</summary>
    public override string ToString() => nameof(VolcengineCredential);
}
