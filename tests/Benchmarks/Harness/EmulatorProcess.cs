using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Benchmarks.Clients;

namespace Benchmarks.Harness;

/// <summary>The emulator in a process of its own, warmed up, so that only clients start cold.</summary>
internal sealed class EmulatorProcess : IAsyncDisposable
{
    public const string AccessKey = "AKLTEMULATOR";
    public const string SecretKey = "ZW11bGF0b3Itc2VjcmV0";

    private const string FirstLine = "listening on ";
    private const int WarmUpRows = 3_000;
    private const int WarmUpConnections = 64;

    private readonly Process _process;
    private readonly HttpClient _admin;

    private EmulatorProcess(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
        _admin = new HttpClient { BaseAddress = endpoint };
    }

    /// <summary>Where it listens.</summary>
    public Uri Endpoint { get; }

    /// <summary>Starts it. It keeps no log of requests, which would cost time and memory that no service costs.</summary>
    /// <param name="latency">Milliseconds from a request's arrival to its answer.</param>
    public static async Task<EmulatorProcess> StartAsync(int latency)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Session.Emulator, "--latency", latency.ToString(CultureInfo.InvariantCulture), "--record", "0"])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync();
        if (line?.StartsWith(FirstLine, StringComparison.Ordinal) != true)
            throw new InvalidOperationException($"The emulator did not start: {line}");
        var emulator = new EmulatorProcess(process, new Uri(line[FirstLine.Length..]));
        await emulator.RunAsync(WarmUpRows, () => HttpClientLoop.SendAsync(emulator.Endpoint, WarmUpRows, WarmUpConnections));
        return emulator;
    }

    /// <summary>Runs a client against fresh records, and makes sure that it did what it was measured for: every row took effect once.</summary>
    public async Task<RunCost> RunAsync(int rows, Func<Task<RunCost>> client)
    {
        using (var reset = await _admin.PostAsync(new Uri("/_emulator/reset", UriKind.Relative), null))
            reset.EnsureSuccessStatusCode();
        var cost = await client();
        var counters = await _admin.GetStringAsync(new Uri("/_emulator/counters", UriKind.Relative));
        using var json = JsonDocument.Parse(counters);
        var (requests, applied) = (json.RootElement.GetProperty("requests").GetInt64(), json.RootElement.GetProperty("applied").GetInt64());
        return requests == rows && applied == rows
            ? cost
            : throw new InvalidOperationException($"{rows} rows became {requests} requests, and {applied} took effect.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _admin.Dispose();
    }
}
