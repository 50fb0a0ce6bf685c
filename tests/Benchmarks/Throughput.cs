using Benchmarks.Clients;
using Benchmarks.Harness;

namespace Benchmarks;

internal sealed class Throughput : Benchmark
{
    private const int Latency = 50;
    private const int ColdRows = 1_000;
    private const int BulkRows = 10_000;

    public override string Name => "throughput";

    public override string Question => "how near does a cold run come to rows × latency / connections, a short one and one in bulk?";

    // The server's timers are late by a millisecond or more, which no client can make up for: the HttpClient loop tells how much.
    public override async Task RunAsync(Session session, Report report)
    {
        await MeasureAsync(session, report, ColdRows, [(5, 1.06), (10, 1.06), (32, 1.10)]);
        if (!session.Quick)
            await MeasureAsync(session, report, BulkRows, [(5, 1.04), (10, 1.04), (32, 1.08)]);
    }

    private static async Task MeasureAsync(Session session, Report report, int rows, (int Connections, double Limit)[] cases)
    {
        IClient[] clients = [new ModuleClient(session), new HttpClientLoop()];
        await using var emulator = await EmulatorProcess.StartAsync(Latency);
        foreach (var (connections, limit) in cases)
        {
            // The longer a run is, the less one differs from the next.
            var medians = await Alternation.MediansAsync(session.Quick || rows == BulkRows ? 1 : 5, [.. clients.Select(client =>
                (Func<Task<RunCost>>)(() => emulator.RunAsync(rows, () => client.RunAsync(emulator.Endpoint, rows, connections))))]);
            var ideal = (double)rows * Latency / connections;
            report.Add(new Figure($"{rows} rows, {connections} in flight, to the ideal", medians[0].Wall, ideal, "ms", Target.RatioAtMost(limit)));
            report.Add(new Figure(
                $"{rows} rows, {connections} in flight, to the HttpClient loop", medians[0].Wall, medians[1].Wall, "ms", Target.RatioAtMost(limit)));
        }
    }
}
