using System.Text.Json;
using QualificationTools.Emulator;

namespace QualificationTools.Cmdlets.Tests;

/// <summary>The one run of all Pester files, in one pwsh, against an emulator in this process.</summary>
internal static class PesterRun
{
    private const string EmulatorVariable = "QUALIFICATIONTOOLS_EMULATOR";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(15);
    private static readonly Lazy<Task<PesterReport>> Run = new(RunAsync);

    public static Task<PesterReport> Report => Run.Value;

    /// <summary>What tells the files where the emulator and the module are.</summary>
    public static Dictionary<string, string> Environment(EmulatorHost emulator) => new()
    {
        [EmulatorVariable] = emulator.Endpoint.GetLeftPart(UriPartial.Authority),
        [ProjectFiles.ManifestVariable] = ProjectFiles.Manifest,
    };

    private static async Task<PesterReport> RunAsync()
    {
        var host = await PesterHost.FindAsync();
        if (host.Missing is { } missing)
            return new PesterReport(missing, [.. ProjectFiles.PesterFiles.Select(file => new PesterTest(file, "all tests", PesterTest.Skipped, missing))]);

        await using var emulator = await EmulatorHost.StartAsync();
        var report = Path.Combine(AppContext.BaseDirectory, "pester-report.json");
        File.Delete(report);
        var (exitCode, output) = await PowerShellProcess.RunAsync(
            host.Executable,
            Timeout,
            Environment(emulator),
            CancellationToken.None,
            "-File", ProjectFiles.Runner, "-ReportPath", report);
        if (!File.Exists(report))
            throw new InvalidOperationException($"pwsh ended with {exitCode} and left no report. It wrote:\n{output}");
        await using var stream = File.OpenRead(report);
        var tests = await JsonSerializer.DeserializeAsync<List<PesterTest>>(stream);
        return new PesterReport(null, tests!);
    }
}
