using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using QualificationTools.Emulator.Admin;
using QualificationTools.Emulator.Douyin;
using QualificationTools.Emulator.Faults;
using QualificationTools.Emulator.Recording;
using QualificationTools.Emulator.Vms;

namespace QualificationTools.Emulator;

/// <summary>A running emulator: both services on one loopback port.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    /// <summary>Room for the largest upload of the two services, 20 MB, as base64.</summary>
    private const long LargestBody = 64L * 1024 * 1024;

    private readonly WebApplication _app;
    private readonly EmulatorOptions _options;
    private readonly VmsService _vms;
    private readonly DouyinService _douyin;
    private readonly FaultEngine _faults = new();
    private readonly TrafficCounter _traffic = new();
    private readonly RequestLog _log;
    private readonly RequestPipeline _pipeline;
    private readonly CancellationTokenSource _stopping = new();

    private EmulatorHost(EmulatorOptions given)
    {
        // The policy of the reviews is this host's own, however many share the options.
        var options = given with { Reviews = new ReviewPolicy(given.ReviewAfter, given.ReviewVerdict) };
        _options = options;
        _vms = new VmsService(options);
        _douyin = new DouyinService(options);
        _log = new RequestLog(options.RecordLimit, options.RecordByteLimit);
        _pipeline = new RequestPipeline(options, [_vms, _douyin], _faults, _log, _traffic);
        _faults.Load(options.Faults);
        State = new EmulatorState(_vms.Store, _douyin.Store, options);

        var (address, port) = LoopbackAddress.Parse(options.Url);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(address, port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                listen.Use(next => connection => _traffic.CountConnection(connection, next));
            });
        });
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        _app = builder.Build();
        var admin = new AdminEndpoints(this);
        _app.Run(http => RouteAsync(http, admin));
    }

    /// <summary>Where it listens, with the port it was given.</summary>
    public Uri Endpoint { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The records, live.</summary>
    public EmulatorState State { get; }

    /// <summary>The newest requests to the services, oldest first, as they are now.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.Snapshot();

    /// <summary>The totals as they are now.</summary>
    public EmulatorCounters Counters => _traffic.Snapshot();

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">How it is to behave.</param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <returns>The running emulator; disposing of it stops it.</returns>
    /// <exception cref="ArgumentException">The address is not http on loopback.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<EmulatorHost> StartAsync(EmulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var host = new EmulatorHost(options ?? new EmulatorOptions());
        try
        {
            await host._app.StartAsync(cancellationToken);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
        host.Endpoint = new Uri(host._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return host;
    }

    /// <summary>Replaces the fault script; the counts of the rules start anew.</summary>
    /// <param name="script">The script.</param>
    public void SetFaults(FaultScript script)
    {
        ArgumentNullException.ThrowIfNull(script);
        _faults.Load(script);
    }

    /// <summary>Changes how reviews of what is submitted from now on end: <c>{ "afterMs": 500, "verdict": "reject" }</c>.</summary>
    /// <param name="json">The terms.</param>
    /// <exception cref="FormatException">They are something else.</exception>
    public void SetReviews(string json) => _options.Reviews.Change(json);

    /// <summary>Goes back to the start: records, tokens, requests, counters, attempts, the fault script and the reviews.</summary>
    public void Reset()
    {
        _options.Reviews.Reset();
        _vms.Reset();
        _douyin.Reset();
        _pipeline.Reset();
        _faults.Load(_options.Faults);
        _log.Clear();
        _traffic.Reset();
    }

    /// <summary>Stops: open connections are closed, requests that hang are cut off.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
            return;
        await _stopping.CancelAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private Task RouteAsync(HttpContext http, AdminEndpoints admin)
    {
        var isAdmin = http.Request.Path.StartsWithSegments(AdminEndpoints.Root, StringComparison.Ordinal, out var rest);
        _traffic.MarkConnection(http, isAdmin);
        return isAdmin ? admin.HandleAsync(http, rest.Value ?? "") : _pipeline.HandleAsync(http, _stopping.Token);
    }

    /// <summary>Leaves Ctrl-C and SIGTERM to whoever started the emulator: in a test run they are not its own.</summary>
    private sealed class OwnersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
