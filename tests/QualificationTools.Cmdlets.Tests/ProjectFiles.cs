using System.Reflection;

namespace QualificationTools.Cmdlets.Tests;

/// <summary>Where the Pester files and the module stand.</summary>
internal static class ProjectFiles
{
    public const string ManifestVariable = "QUALIFICATIONTOOLS_MANIFEST";
    public const string ManifestName = "QualificationTools.psd1";

    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Directory { get; } = Metadata("ProjectDirectory");

    /// <summary>The module that the variable names, or null.</summary>
    public static string? NamedManifest =>
        Environment.GetEnvironmentVariable(ManifestVariable) is { Length: > 0 } named ? Path.GetFullPath(named) : null;

    /// <summary>The module under test where it is not the packed one: the checkout's, unless the variable names another.</summary>
    public static string Manifest => NamedManifest ?? Path.Combine(Root, ManifestName);

    public static string BuildScript { get; } = Path.Combine(Root, "build.ps1");

    public static string SaveModule { get; } = Path.Combine(Root, "build", "Save-Module.ps1");

    /// <summary>The manifest of Pester, in the package cache.</summary>
    public static string Pester { get; } = Metadata("Pester");

    /// <summary>The program that does a whole bulk run while others hold its files.</summary>
    public static string WindowsHost { get; } = Metadata("WindowsHost") + (OperatingSystem.IsWindows() ? ".exe" : "");

    public static string Runner { get; } = Path.Combine(Directory, "Invoke-PesterFile.ps1");

    public static IReadOnlyList<string> PesterFiles { get; } =
        [.. System.IO.Directory.GetFiles(Directory, "*.Tests.ps1").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static string Metadata(string key) =>
        typeof(ProjectFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
