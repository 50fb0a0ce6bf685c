namespace QualificationTools.Files;

/// <summary>
/// The folder in which the module keeps a user's data. None of it is secret. On Windows it stays on the machine, as the
/// vaults do: on another machine a name would have no secret.
/// </summary>
internal static class UserFolder
{
    /// <summary>The variable that names another folder.</summary>
    public const string Variable = "QUALIFICATIONTOOLS_DATA";

    /// <summary>Gets the folder of the user who runs this process; it need not be there.</summary>
    public static string Path =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? named
            : System.IO.Path.Combine(
                Environment.GetFolderPath(Folder, Environment.SpecialFolderOption.DoNotVerify),
                "QualificationTools");

    private static Environment.SpecialFolder Folder =>
        OperatingSystem.IsWindows()
            ? Environment.SpecialFolder.LocalApplicationData
            : Environment.SpecialFolder.ApplicationData;
}
