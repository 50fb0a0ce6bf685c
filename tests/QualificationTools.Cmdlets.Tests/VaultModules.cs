namespace QualificationTools.Cmdlets.Tests;

/// <summary>The modules that the tests of vaults need, saved from the PowerShell Gallery where it can be reached.</summary>
internal static class VaultModules
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);
    private static readonly Lazy<Task<string>> Saved = new(SaveAsync);

    /// <summary>Gets the folder for <c>PSModulePath</c>; where the gallery cannot be reached, it may be empty or missing.</summary>
    public static Task<string> Folder => Saved.Value;

    private static async Task<string> SaveAsync()
    {
        var (exitCode, output) = await PowerShellProcess.RunAsync(
            Timeout,
            new Dictionary<string, string>(),
            CancellationToken.None,
            "-File", ProjectFiles.SaveModule, "-Name", "Microsoft.PowerShell.SecretManagement,Microsoft.PowerShell.SecretStore");
        return exitCode == 0 ? output.TrimEnd().Split(Environment.NewLine)[^1] : throw new InvalidOperationException($"The modules could not be looked for:\n{output}");
    }
}
