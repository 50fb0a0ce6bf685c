namespace QualificationTools.Http;

/// <summary>The module's user agent.</summary>
internal static class UserAgent
{
    public static readonly string Value =
        "QualificationTools/" + (typeof(UserAgent).Assembly.GetName().Version?.ToString(3) ?? "0");
}
