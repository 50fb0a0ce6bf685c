using Benchmarks.Clients;
using Benchmarks.Harness;

namespace Benchmarks;

internal sealed class Throughput : Benchmark
{
    private const int Rows = 1_000;
    private const int Latency = 50;

    public override string Name => "throughput";

    public override string Question => "how near does a cold bulk run come to rows × latency / connections?";

    // The server's timers are late by a millisecond or more, which no client can make up for: the HttpClient loop tells how much.
    public override async Task RunAsync(Session session, Report report)
    {
        IClient[] clients = [new ModuleClient(session), new HttpClientLoop()];
        await using var emulator = await EmulatorProcess.StartAsync(Latency);
        foreach (var (connections, limit) in new[] { (5, 1.04), (10, 1.04), (32, 1.08) })
        {
            var medians = await Alternation.MediansAsync(session.Quick ? 1 : 5, [.. clients.Select(client =>
                (Func<Task<RunCost>>)(() => emulator.RunAsync(Rows, () => client.RunAsync(emulator.Endpoint, Rows, connections))))]);
            var ideal = (double)Rows * Latency / connections;
            report.Add(new Figure($"throughput, {connections} in flight, to the ideal", medians[0].Wall, ideal, "ms", Target.RatioAtMost(limit)));
            report.Add(new Figure(
                $"throughput, {connections} in flight, to the HttpClient loop", medians[0].Wall, medians[1].Wall, "ms", Target.RatioAtMost(limit)));
        }
    }
}
