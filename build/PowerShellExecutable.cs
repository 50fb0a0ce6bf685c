using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace QualificationTools.Build;

/// <summary>
/// The PowerShell that the project brings: the .NET tool of its manifest, restored by the build. The variable
/// <c>QUALIFICATIONTOOLS_PWSH</c> names another one, as a path or as a command on PATH.
/// </summary>
internal static class PowerShellExecutable
{
    private const string Variable = "QUALIFICATIONTOOLS_PWSH";

    /// <summary>Gets what is started: an executable, or a <c>pwsh.dll</c> that <c>dotnet</c> runs.</summary>
    /// <exception cref="InvalidOperationException">It was built with the variable set, and runs without it.</exception>
    public static string Location =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? named
            : typeof(PowerShellExecutable).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == "PowerShell")?.Value
                ?? throw new InvalidOperationException($"This was built with {Variable} set. Set it, or build again.");

    /// <summary>Describes how a PowerShell is started that loads no profile, asks nothing and calls nobody.</summary>
    /// <param name="arguments">The arguments after <c>-NoLogo -NoProfile -NonInteractive</c>.</param>
    /// <returns>The file and its arguments; standard streams and the rest are the caller's choice.</returns>
    public static ProcessStartInfo Describe(params IEnumerable<string> arguments)
    {
        var location = Location;
        var isLibrary = location.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        return new ProcessStartInfo(
            isLibrary ? DotNet : location,
            [.. isLibrary ? [location] : Array.Empty<string>(), "-NoLogo", "-NoProfile", "-NonInteractive", .. arguments])
        {
            Environment = { ["POWERSHELL_TELEMETRY_OPTOUT"] = "1", ["POWERSHELL_UPDATECHECK"] = "Off" },
        };
    }

    // The one that runs this process: its runtime stands in <root>/shared/Microsoft.NETCore.App/<version>.
    private static string DotNet => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
