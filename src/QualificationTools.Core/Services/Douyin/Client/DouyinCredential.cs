using QualificationTools.Security;

namespace QualificationTools.Douyin;

/// <summary>The app on whose behalf the open platform is called.</summary>
internal sealed class DouyinCredential(string appId, string secret, string? accessToken = null)
{
    /// <summary>Gets the app's id.</summary>
    public string AppId { get; } = appId;

    /// <summary>Gets the app's secret.</summary>
    public string Secret { get; } = secret;

    /// <summary>Gets a partner's ready token. With it no token is fetched.</summary>
    public string? AccessToken { get; } = accessToken;

    /// <summary>
    /// Gets the secret that keys the digests of journals: the app's secret, which lasts, or else the existing token.
    /// </summary>
    public string DigestSecret => Secret.Length > 0 ? Secret : AccessToken ?? "";

    /// <summary>Gets what must never be shown.</summary>
    public IReadOnlyList<SensitiveText> Secrets => AccessToken is null
        ? [new SensitiveText(Secret)]
        : [new SensitiveText(Secret), new SensitiveText(AccessToken)];

    /// <summary>Returns neither.</summary>
    public override string ToString() => nameof(DouyinCredential);
}
