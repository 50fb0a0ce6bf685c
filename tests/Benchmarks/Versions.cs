using Benchmarks.Clients;
using Benchmarks.Harness;

namespace Benchmarks;

internal sealed class Versions : Benchmark
{
    private const int Latency = 50;
    private const int Connections = 32;
    private const int BulkRows = 10_000;

    public override string Name => "versions";

    public override string Question => "what does the module cost beside another version of it, which --before names?";

    public override async Task RunAsync(Session session, Report report)
    {
        if (session.Before is null)
        {
            report.AddNote("versions was left out: --before names no manifest.");
            return;
        }

        Session[] versions = [session, session with { Module = session.Before }];
        var imports = await Alternation.MediansAsync(session.Quick ? 3 : 21, [.. versions.Select(version =>
            (Func<Task<RunCost>>)(() => ChildProcess.RunScriptAsync("ImportOnly.ps1", "-Module", version.Module)))]);
        report.Add(new Figure("import", imports[0].Wall, imports[1].Wall, "ms", Target.RatioAtMost(1.05)));

        foreach (var rows in (int[])[1, 500])
        {
            var cold = await MeasureAsync(versions, rows, latency: 0, repetitions: session.Quick ? 1 : 11);
            report.Add(new Figure($"wall time of {rows} cold rows", cold[0].Wall, cold[1].Wall, "ms", Target.RatioAtMost(1.05)));
            report.Add(new Figure($"processor time of {rows} cold rows", cold[0].Cpu, cold[1].Cpu, "ms", Target.RatioAtMost(1.05)));
        }

        var bulk = await MeasureAsync(versions, session.Quick ? 1_000 : BulkRows, Latency, repetitions: session.Quick ? 1 : 3);
        report.Add(new Figure($"throughput at {Latency} ms, {Connections} in flight", bulk[0].Wall, bulk[1].Wall, "ms", Target.RatioAtMost(1.02)));
    }

    private static async Task<IReadOnlyList<RunCost>> MeasureAsync(Session[] versions, int rows, int latency, int repetitions)
    {
        await using var emulator = await EmulatorProcess.StartAsync(latency);
        return await Alternation.MediansAsync(repetitions, [.. versions.Select(version => (Func<Task<RunCost>>)(() =>
            emulator.RunAsync(rows, () => new ModuleClient(version).RunAsync(emulator.Endpoint, rows, Connections))))]);
    }
}
