using System.Text.Json;
using QualificationTools.Emulator;

namespace QualificationTools.Cmdlets.Tests;

/// <summary>
/// A run of Pester files against the packed module. The files of one culture share a process and an emulator, apart from those
/// that take long: each of them has its own. Twice as many processes run at a time as there are processors, because they also wait.
/// </summary>
/// <param name="plan">The files and the culture that each runs in.</param>
internal sealed class PesterRun(IReadOnlyList<(string Culture, string File)> plan)
{
    private const string EmulatorVariable = "QUALIFICATIONTOOLS_EMULATOR";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(20);
    private static readonly SemaphoreSlim Processes = new(2 * Environment.ProcessorCount);

    private readonly Lazy<Task<PesterReport>> _report = new(() => RunAsync(plan));

    /// <summary>Gets the run of the files that take long: most of the time of all.</summary>
    public static PesterRun Slow { get; } = new([.. PesterPlan.All.Where(item => PesterPlan.IsSlow(item.File))]);

    /// <summary>Gets the run of all other files.</summary>
    public static PesterRun Fast { get; } = new([.. PesterPlan.All.Where(item => !PesterPlan.IsSlow(item.File))]);

    public IReadOnlyList<(string Culture, string File)> Plan { get; } = plan;

    public Task<PesterReport> Report => _report.Value;

    /// <summary>What tells the files where the emulator and the module are.</summary>
    public static Dictionary<string, string> Variables(EmulatorHost emulator, string manifest) => new()
    {
        [EmulatorVariable] = emulator.Endpoint.GetLeftPart(UriPartial.Authority),
        [ProjectFiles.ManifestVariable] = manifest,
    };

    private static async Task<PesterReport> RunAsync(IReadOnlyList<(string Culture, string File)> plan)
    {
        if (plan.Count == 0)
            return new PesterReport([]);

        var module = await PackedModule.UnderTest;
        var modules = await VaultModules.Folder;
        var shares = await Task.WhenAll(plan
            .GroupBy(item => (item.Culture, Alone: PesterPlan.IsSlow(item.File) ? item.File : ""), item => item.File)
            .Select(share => RunAsync(module, modules, share.Key.Culture, [.. share])));
        return new PesterReport([.. shares.SelectMany(tests => tests)]);
    }

    // A process for each culture: what the module keeps for its life is made in that culture too.
    private static async Task<IEnumerable<PesterTest>> RunAsync(PackedModule module, string modules, string culture, string[] files)
    {
        await Processes.WaitAsync();
        try
        {
            await using var emulator = await EmulatorHost.StartAsync();
            var report = Path.Combine(AppContext.BaseDirectory, $"pester-report.{culture}.{Guid.NewGuid():N}.json");
            var environment = new Dictionary<string, string>(Variables(emulator, module.Manifest))
            {
                [PackedModule.Variable] = module.Package,
                // Where it is not Windows, a process and its children take their culture from here.
                ["LC_ALL"] = $"{culture.Replace('-', '_')}.UTF-8",
            };
            var (exitCode, output) = await PowerShellProcess.RunAsync(
                Timeout,
                environment,
                CancellationToken.None,
                ["-File", ProjectFiles.Runner, "-Pester", ProjectFiles.Pester, "-ModuleFolder", modules, "-ReportPath", report, "-Culture", culture, .. files]);
            if (!File.Exists(report))
                throw new InvalidOperationException($"pwsh ended with {exitCode} and left no report. It wrote:\n{output}");
            var tests = JsonSerializer.Deserialize<List<PesterTest>>(await File.ReadAllTextAsync(report))!;
            File.Delete(report);
            return tests.Select(test => test with { Culture = culture });
        }
        finally
        {
            Processes.Release();
        }
    }
}
