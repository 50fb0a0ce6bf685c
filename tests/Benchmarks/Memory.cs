using Benchmarks.Harness;

namespace Benchmarks;

internal sealed class Memory : Benchmark
{
    private const double LimitMegabytes = 40;

    public override string Name => "memory";

    public override string Question => "does the peak working set grow with the number of rows?";

    public override async Task RunAsync(Session session, Report report)
    {
        var scale = session.Quick ? 10 : 1;
        var repetitions = session.Quick ? 1 : 3;
        Task<RunCost> RunAsync(string cmdlet, Uri endpoint, int rows) => ChildProcess.RunScriptAsync(
            "ModuleLazily.ps1", "-Module", session.Module, "-Endpoint", endpoint.ToString(), "-Rows", $"{rows}", "-Cmdlet", cmdlet);

        const string Test = "Test-VmsQualification";
        var unused = new Uri("http://127.0.0.1");
        var (many, few) = (200_000 / scale, 2_000);
        var tested = await Alternation.MediansAsync(repetitions, () => RunAsync(Test, unused, many), () => RunAsync(Test, unused, few));
        report.Add(Difference($"memory, {Test}, {many} rows", tested));

        const string Update = "Update-VmsQualification";
        await using var emulator = await EmulatorProcess.StartAsync(latency: 0);
        Task<RunCost> UpdateAsync(int rows) => emulator.RunAsync(rows, () => RunAsync(Update, emulator.Endpoint, rows));
        (many, few) = (100_000 / scale, 1_000);
        var updated = await Alternation.MediansAsync(repetitions, () => UpdateAsync(many), () => UpdateAsync(few));
        report.Add(Difference($"memory, {Update}, {many} rows", updated));
    }

    private static Figure Difference(string name, IReadOnlyList<RunCost> medians) =>
        new(name, medians[0].PeakMegabytes, medians[1].PeakMegabytes, "MB", Target.DifferenceAtMost(LimitMegabytes));
}
