namespace QualificationTools.Douyin;

/// <summary>Which of the open platform's hosts is called.</summary>
public enum DouyinEnvironment
{
    /// <summary>The platform itself.</summary>
    Production,

    /// <summary>The sandbox, where reviews end by themselves.</summary>
    Sandbox,
}
