using System.IO.Compression;
using QualificationTools.Commands;

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

    // The collector of coverage has written its counters into the assemblies beside this one.
    private static bool IsMeasured => typeof(UpdateVmsQualificationCommand).Assembly.GetTypes()
        .Any(type => type.Namespace?.StartsWith("Coverlet", StringComparison.Ordinal) == true);

    private static async Task<PackedModule> FindAsync()
    {
        if (ProjectFiles.NamedManifest is { } manifest)
            return new PackedModule(manifest, "");
        if (IsMeasured)
            return new PackedModule(LayOutMeasured(), "");

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

    // The checkout's module with the assemblies that count: so what the Pester files reach counts too.
    private static string LayOutMeasured()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "measured", "QualificationTools");
        foreach (var part in (string[])["lib", "en-US", "zh-Hans"])
        {
            var source = Path.Combine(ProjectFiles.Root, part);
            foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            {
                var relative = Path.GetRelativePath(source, file);
                var target = Path.Combine(folder, part, relative);
                var measured = Path.Combine(AppContext.BaseDirectory, relative);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(part == "lib" && relative.EndsWith(".dll", StringComparison.Ordinal) && File.Exists(measured) ? measured : file, target, overwrite: true);
            }
        }

        var manifest = Path.Combine(folder, ProjectFiles.ManifestName);
        File.Copy(Path.Combine(ProjectFiles.Root, ProjectFiles.ManifestName), manifest, overwrite: true);
        return manifest;
    }
}
