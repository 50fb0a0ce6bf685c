namespace QualificationTools.Douyin;

/// <summary>The app on whose behalf the open platform is called.</summary>
internal sealed class DouyinCredential(string appId, string secret)
{
    /// <summary>The app's id.</summary>
    public string AppId { get; } = appId;

    /// <summary>The app's secret.</summary>
    public string Secret { get; } = secret;

    /// <summary>Gives neither.</summary>
    public override string ToString() => nameof(DouyinCredential);
}
