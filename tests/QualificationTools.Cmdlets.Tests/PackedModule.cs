using System.IO.Compression;

namespace QualificationTools.Cmdlets.Tests;

/// <summary>The module as it is published, unpacked from a .nupkg.</summary>
/// <param name="Manifest">What to import.</param>
/// <param name="Package">The .nupkg, or the empty text where the module is not a packed one.</param>
internal sealed record PackedModule(string Manifest, string Package)
{
    /// <summary>Names a .nupkg that is tested instead of one that is packed anew.</summary>
    public const string Variable = "QUALIFICATIONTOOLS_PACKAGE";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(3);
    private static readonly Lazy<Task<PackedModule>> Module = new(FindAsync);

    /// <summary>Gets the module that the Pester files test.</summary>
    /// <exception cref="InvalidOperationException">It could not be packed; the message has what was said.</exception>
    public static Task<PackedModule> UnderTest => Module.Value;

    private static async Task<PackedModule> FindAsync()
    {
        if (ProjectFiles.NamedManifest is { } manifest)
            return new PackedModule(manifest, "");

        var folder = Path.Combine(AppContext.BaseDirectory, "package");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var named = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? Path.GetFullPath(path) : null;
        var package = named ?? await PackAsync(folder);
        var unpacked = Path.Combine(folder, "unpacked", "QualificationTools");
        await ZipFile.ExtractToDirectoryAsync(package, unpacked);
        return new PackedModule(Path.Combine(unpacked, ProjectFiles.ManifestName), package);
    }

    // Packs what the build has put into lib.
    private static async Task<string> PackAsync(string folder)
    {
        var (exitCode, output) = await PowerShellProcess.RunAsync(
            Timeout,
            new Dictionary<string, string>(),
            CancellationToken.None,
            "-File", ProjectFiles.BuildScript, "-Task", "Pack", "-NoBuild", "-PackagePath", folder);
        return exitCode == 0
            ? Directory.GetFiles(folder, "*.nupkg").Single()
            : throw new InvalidOperationException($"The module could not be packed:\n{output}");
    }
}
