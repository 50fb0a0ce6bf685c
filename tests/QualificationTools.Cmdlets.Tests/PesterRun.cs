using System.Text.Json;
using QualificationTools.Emulator;

namespace QualificationTools.Cmdlets.Tests;

/// <summary>The one run of all Pester files, in pwsh, against the packed module and an emulator in this process.</summary>
internal static class PesterRun
{
    private const string EmulatorVariable = "QUALIFICATIONTOOLS_EMULATOR";
    private const string PackageVariable = "QUALIFICATIONTOOLS_PACKAGE";

    /// <summary>Names the cultures in which every file is run, separated by commas.</summary>
    private const string CulturesVariable = "QUALIFICATIONTOOLS_CULTURES";

    // They differ in what breaks programs: the case of i, the calendar, the order of texts, the language of messages.
    private static readonly string[] Cultures = ["en-US", "zh-CN", "tr-TR", "th-TH"];

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(15);
    private static readonly Lazy<Task<PesterReport>> Run = new(RunAsync);

    public static Task<PesterReport> Report => Run.Value;

    /// <summary>What is run: each file in one of the cultures, in turn, or in all that the variable names.</summary>
    public static IReadOnlyList<(string Culture, string File)> Plan { get; } =
        Environment.GetEnvironmentVariable(CulturesVariable) is { Length: > 0 } named
            ? [.. named.Split(',').SelectMany(culture => ProjectFiles.PesterFiles.Select(file => (culture, file)))]
            : [.. ProjectFiles.PesterFiles.Select((file, i) => (Cultures[i % Cultures.Length], file))];

    /// <summary>What tells the files where the emulator and the module are.</summary>
    public static Dictionary<string, string> Variables(EmulatorHost emulator, string manifest) => new()
    {
        [EmulatorVariable] = emulator.Endpoint.GetLeftPart(UriPartial.Authority),
        [ProjectFiles.ManifestVariable] = manifest,
    };

    private static async Task<PesterReport> RunAsync()
    {
        var host = await PesterHost.FindAsync();
        if (host.Missing is { } missing)
            return new PesterReport(missing, [.. ProjectFiles.PesterFiles.Select(file => new PesterTest(file, "all tests", PesterTest.Skipped, missing))]);

        var module = ProjectFiles.NamedManifest is { } named ? new PackedModule(named, "") : await PackedModule.MakeAsync(host.Executable);
        await using var emulator = await EmulatorHost.StartAsync();
        var variables = Variables(emulator, module.Manifest);
        variables[PackageVariable] = module.Package;
        var tests = new List<PesterTest>();
        foreach (var share in Plan.GroupBy(item => item.Culture, item => item.File))
            tests.AddRange(await RunAsync(host, variables, share.Key, share));
        return new PesterReport(null, tests);
    }

    // A process for each culture: what the module keeps for its life is made in that culture too.
    private static async Task<IEnumerable<PesterTest>> RunAsync(
        PesterHost host, IReadOnlyDictionary<string, string> variables, string culture, IEnumerable<string> files)
    {
        var report = Path.Combine(AppContext.BaseDirectory, $"pester-report.{culture}.json");
        File.Delete(report);
        // Where it is not Windows, a process and its children take their culture from here.
        var environment = new Dictionary<string, string>(variables) { ["LC_ALL"] = $"{culture.Replace('-', '_')}.UTF-8" };
        var (exitCode, output) = await PowerShellProcess.RunAsync(
            host.Executable,
            Timeout,
            environment,
            CancellationToken.None,
            ["-File", ProjectFiles.Runner, "-ReportPath", report, "-Culture", culture, .. files]);
        if (!File.Exists(report))
            throw new InvalidOperationException($"pwsh ended with {exitCode} and left no report. It wrote:\n{output}");
        await using var stream = File.OpenRead(report);
        var tests = await JsonSerializer.DeserializeAsync<List<PesterTest>>(stream);
        return tests!.Select(test => test with { Culture = culture });
    }
}
