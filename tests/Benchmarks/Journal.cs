using Benchmarks.Clients;
using Benchmarks.Harness;

namespace Benchmarks;

internal sealed class Journal : Benchmark
{
    private const int Rows = 2_000;
    private const int Latency = 20;
    private const int Connections = 10;

    public override string Name => "journal";

    public override string Question => "what does a journal, with every intent and outcome on disk, cost a run?";

    public override async Task RunAsync(Session session, Report report)
    {
        await using var emulator = await EmulatorProcess.StartAsync(Latency);
        var medians = await Alternation.MediansAsync(
            session.Quick ? 1 : 5, () => MeasureAsync(hasJournal: true), () => MeasureAsync(hasJournal: false));
        report.Add(new Figure("journal, 20 ms, 10 in flight, to the same without", medians[0].Wall, medians[1].Wall, "ms", Target.RatioAtMost(1.03)));

        Task<RunCost> MeasureAsync(bool hasJournal) =>
            emulator.RunAsync(Rows, () => new ModuleClient(session, hasJournal).RunAsync(emulator.Endpoint, Rows, Connections));
    }
}
