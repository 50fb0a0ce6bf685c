using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Benchmarks.Harness;

namespace Benchmarks.Clients;

/// <summary>
/// The limit: <see cref="HttpClient"/> with as many loops as connections, which signs bodies that are ready and reads the
/// answers without looking into them.
/// </summary>
internal sealed class HttpClientLoop : IClient
{
    /// <summary>The argument with which the benchmarks start themselves as this client.</summary>
    public const string Verb = "http-client-loop";

    public string Name => "HttpClient loop";

    public bool IsParallel => true;

    public bool IsScript => false;

    public Task<RunCost> RunAsync(Uri endpoint, int rows, int connections) => ChildProcess.RunSelfMeasuredAsync(
        ChildProcess.Describe("dotnet", typeof(HttpClientLoop).Assembly.Location, Verb, endpoint.ToString(), $"{rows}", $"{connections}"));

    public static async Task<RunCost> SendAsync(Uri endpoint, int rows, int connections)
    {
        var bodies = SampleRows.Bodies(rows);
        // As Wait-Idle does for the scripts.
        GC.Collect();
        await Task.Delay(TimeSpan.FromSeconds(2));
        var cpu = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        var signer = new SampleSigner(endpoint);
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections };
        using var client = new HttpClient(handler);
        var next = -1;
        async Task WorkAsync()
        {
            for (var i = Interlocked.Increment(ref next); i < bodies.Length; i = Interlocked.Increment(ref next))
                await SendAsync(client, signer, bodies[i]);
        }

        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(WorkAsync)));
        watch.Stop();
        using var self = Process.GetCurrentProcess();
        return new RunCost(watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds, self.PeakWorkingSet64);
    }

    private static async Task SendAsync(HttpClient client, SampleSigner signer, byte[] body)
    {
        var signed = signer.Sign(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, signer.Uri);
        request.Headers.TryAddWithoutValidation("X-Date", signed.XDate);
        request.Headers.TryAddWithoutValidation("X-Content-Sha256", signed.ContentSha256);
        request.Headers.TryAddWithoutValidation("Authorization", signed.Authorization);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(SampleSigner.ContentType);
        using var response = await client.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        if (response.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"The emulator answered {response.StatusCode}.");
    }
}
