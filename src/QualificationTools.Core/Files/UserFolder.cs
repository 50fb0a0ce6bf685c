namespace QualificationTools.Files;

/// <summary>The folder in which the module keeps what it remembers of a user. None of it is secret.</summary>
internal static class UserFolder
{
    /// <summary>The variable that names another folder.</summary>
    public const string Variable = "QUALIFICATIONTOOLS_DATA";

    /// <summary>The folder of the user who runs this process; it need not be there.</summary>
    public static string Path => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "QualificationTools");
}
