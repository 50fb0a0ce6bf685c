using Benchmarks.Clients;
using Benchmarks.Harness;

namespace Benchmarks;

internal sealed class Alternatives : Benchmark
{
    private static readonly int[] Latencies = [0, 20, 50];
    private static readonly int[] ConnectionCounts = [1, 5, 10, 32];

    public override string Name => "alternatives";

    public override string Question => "how does the module compare with the other ways to send the same rows to the same server?";

    public override async Task RunAsync(Session session, Report report)
    {
        var curl = new CurlClient();
        List<IClient> clients = [new ModuleClient(session), new HttpClientLoop(), curl, new ParallelClient(), new LoopClient()];
        if (CurlClient.WhyNot() is { } reason)
        {
            clients.Remove(curl);
            report.AddNote($"curl was left out: {reason}.");
        }

        foreach (var latency in session.Quick ? [0, 50] : Latencies)
        {
            await using var emulator = await EmulatorProcess.StartAsync(latency);
            foreach (var connections in session.Quick ? [1, 10] : ConnectionCounts)
                await CompareAsync(session, report, emulator, latency, connections, clients);
        }

        foreach (var connections in ConnectionCounts.Where(count => count > 1))
            AddFigures(report, connections);
    }

    private static async Task CompareAsync(
        Session session, Report report, EmulatorProcess emulator, int latency, int connections, List<IClient> clients)
    {
        var taking = clients.Where(client => client.IsParallel || connections == 1).ToList();
        // Only where the server does not wait do repetitions tell more than one run does.
        var medians = await Alternation.MediansAsync(latency == 0 && !session.Quick ? 3 : 1, [.. taking.Select(client =>
        {
            var rows = Rows(session, client, latency, connections);
            return (Func<Task<RunCost>>)(() => emulator.RunAsync(rows, () => client.RunAsync(emulator.Endpoint, rows, connections)));
        })]);
        foreach (var (client, cost) in taking.Zip(medians))
            report.Add(new Cell(client.Name, latency, connections, Rows(session, client, latency, connections), cost));
    }

    // About two seconds a cell. The rate of the scripts is the same from the first few hundred rows on, so they send no more.
    private static int Rows(Session session, IClient client, int latency, int connections)
    {
        var (atFullSpeed, seconds, mostByScript) = session.Quick ? (5_000, 1, 200) : (10_000, 2, 500);
        var rows = latency == 0 ? atFullSpeed : seconds * 1000 * connections / latency;
        return client.IsScript ? Math.Min(rows, mostByScript) : rows;
    }

    private static void AddFigures(Report report, int connections)
    {
        Cell? Find(string client) =>
            report.Cells.FirstOrDefault(cell => cell.Client == client && cell.Latency == 0 && cell.Connections == connections);
        if (Find("this module") is not { } module || Find("HttpClient loop") is not { } limit)
            return;
        report.Add(new Figure(
            $"CPU a row, {connections} connections, to the HttpClient loop",
            module.Cost.Cpu / module.Rows, limit.Cost.Cpu / limit.Rows, "ms", Target.RatioAtMost(2)));
        if (Find("curl --parallel") is { } curl)
        {
            report.Add(new Figure(
                $"wall a row, {connections} connections, to curl",
                module.Cost.Wall / module.Rows, curl.Cost.Wall / curl.Rows, "ms", Target.RatioAtMost(1.5)));
        }
    }
}
