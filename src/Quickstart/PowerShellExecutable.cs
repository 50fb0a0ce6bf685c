namespace QualificationTools.Quickstart;

/// <summary>Finds PowerShell: on PATH, or where .NET tools are installed.</summary>
internal static class PowerShellExecutable
{
    /// <summary>Gives the path of <c>pwsh</c>, or null where there is none.</summary>
    public static string? Find() => FindAll().FirstOrDefault();

    /// <summary>Gives every <c>pwsh</c> there is, in the order in which they are looked for.</summary>
    public static IEnumerable<string> FindAll()
    {
        var name = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var tools = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet", "tools");
        return folders.Append(tools).Select(folder => Path.Combine(folder, name)).Where(File.Exists);
    }
}
