using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary>What signs requests to Volcengine.</summary>
internal sealed class VolcengineCredential(string accessKey, string secretKey, string? sessionToken = null)
{
    /// <summary>The access key's id.</summary>
    public string AccessKey { get; } = accessKey;

    /// <summary>The secret.</summary>
    public string SecretKey { get; } = secretKey;

    /// <summary>The token that goes with a temporary credential.</summary>
    public string? SessionToken { get; } = sessionToken;

    /// <summary>What must never be shown.</summary>
    public IReadOnlyList<SensitiveText> Secrets => SessionToken is null
        ? [new SensitiveText(SecretKey)]
        : [new SensitiveText(SecretKey), new SensitiveText(SessionToken)];

    /// <summary>Gives neither key.</summary>
    public override string ToString() => nameof(VolcengineCredential);
}
