using System.Reflection;

namespace Benchmarks.Harness;

/// <summary>What all benchmarks of one run share.</summary>
/// <param name="Quick">Whether fewer repetitions and rows will do.</param>
/// <param name="Module">The manifest of the module that is measured.</param>
/// <param name="Before">The manifest of another version to compare it with.</param>
internal sealed record Session(bool Quick, string Module, string? Before = null)
{
    private static readonly string Repository = FindRepository();
    private static readonly string Configuration =
        typeof(Session).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>The module as this checkout builds it.</summary>
    public static string BuiltModule => Path.Combine(Repository, "QualificationTools.psd1");

    /// <summary>The emulator, built in the same configuration.</summary>
    public static string Emulator =>
        Path.Combine(Repository, "src", "QualificationTools.Emulator", "bin", Configuration, "net10.0", "QualificationTools.Emulator.dll");

    /// <summary>The binary module that does nothing.</summary>
    public static string EmptyModule =>
        Path.Combine(Repository, "tests", "Benchmarks", "EmptyModule", "bin", Configuration, "net8.0", "EmptyModule.psd1");

    /// <summary>A script beside the benchmarks.</summary>
    public static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "Scripts", name);

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "QualificationTools.psd1")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The benchmarks run from a build inside the checkout.");
    }
}
