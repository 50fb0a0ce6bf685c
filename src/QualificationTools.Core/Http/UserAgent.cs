namespace QualificationTools.Http;

/// <summary>How the module names itself to the services.</summary>
internal static class UserAgent
{
    public static readonly string Value =
        "QualificationTools/" + (typeof(UserAgent).Assembly.GetName().Version?.ToString(3) ?? "0");
}
