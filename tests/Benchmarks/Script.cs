using Benchmarks.Clients;
using Benchmarks.Harness;

namespace Benchmarks;

internal sealed class Script : Benchmark
{
    private const int DefaultThrottleLimit = 5;

    public override string Name => "script";

    public override string Question => "how much faster is the module than a hand-written loop, where the server does not wait?";

    public override async Task RunAsync(Session session, Report report)
    {
        var (moduleRows, loopRows) = session.Quick ? (5_000, 300) : (10_000, 500);
        var module = new ModuleClient(session);
        var loop = new LoopClient();
        await using var emulator = await EmulatorProcess.StartAsync(latency: 0);
        var medians = await Alternation.MediansAsync(
            session.Quick ? 1 : 5,
            () => emulator.RunAsync(moduleRows, () => module.RunAsync(emulator.Endpoint, moduleRows, DefaultThrottleLimit)),
            () => emulator.RunAsync(loopRows, () => loop.RunAsync(emulator.Endpoint, loopRows, 1)));
        report.Add(new Figure(
            "script, rate", moduleRows / medians[0].Wall * 1000, loopRows / medians[1].Wall * 1000, "rows/s", Target.RatioAtLeast(5)));
    }
}
