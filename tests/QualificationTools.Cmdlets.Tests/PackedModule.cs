using System.IO.Compression;

namespace QualificationTools.Cmdlets.Tests;

/// <summary>The module as it is published: packed by build.ps1, and unpacked from the .nupkg.</summary>
/// <param name="Manifest">What to import.</param>
/// <param name="Package">The .nupkg.</param>
internal sealed record PackedModule(string Manifest, string Package)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);

    /// <summary>Packs what the build has put into lib.</summary>
    /// <param name="executable">The pwsh that packs.</param>
    /// <exception cref="InvalidOperationException">There is no package; the message has what was said.</exception>
    public static async Task<PackedModule> MakeAsync(string executable)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "package");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var (exitCode, output) = await PowerShellProcess.RunAsync(
            executable,
            Timeout,
            new Dictionary<string, string>(),
            CancellationToken.None,
            "-File", ProjectFiles.BuildScript, "-Task", "Pack", "-NoBuild", "-PackagePath", folder);
        if (exitCode != 0)
            throw new InvalidOperationException($"The module could not be packed:\n{output}");

        var package = Directory.GetFiles(folder, "*.nupkg").Single();
        var unpacked = Path.Combine(folder, "unpacked", "QualificationTools");
        await ZipFile.ExtractToDirectoryAsync(package, unpacked);
        return new PackedModule(Path.Combine(unpacked, ProjectFiles.ManifestName), package);
    }
}
