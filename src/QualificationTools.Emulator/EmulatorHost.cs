using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using QualificationTools.Emulator.Admin;
using QualificationTools.Emulator.Faults;
using QualificationTools.Emulator.Recording;

namespace QualificationTools.Emulator;

/// <summary>Represents a running emulator: all services on one loopback port.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    /// <summary>Room for the largest upload of the two services, 20 MB, as base64.</summary>
    private const long LargestBody = 64L * 1024 * 1024;

    private readonly WebApplication _app;
    private readonly EmulatorOptions _options;
    private readonly IReadOnlyList<IEmulatedService> _services;
    private readonly FaultEngine _faults = new();
    private readonly TrafficCounter _traffic = new();
    private readonly RequestLog _log;
    private readonly RequestPipeline _pipeline;
    private readonly CancellationTokenSource _stopping = new();

    private EmulatorHost(EmulatorOptions given)
    {
        // Each host has its own reviews and assumptions, even if several hosts share the options.
        var options = given with
        {
            Reviews = new ReviewPolicy(given.ReviewAfter, given.ReviewVerdict),
            Assumptions = new Assumptions(given.Assume),
        };
        _options = options;
        _services = [.. options.Services.Select(create => create(options))];
        options.Assumptions.CheckNames();
        options.Seed.CheckNames(_services.Select(service => service.Name));
        _log = new RequestLog(options.RecordLimit, options.RecordByteLimit);
        _pipeline = new RequestPipeline(options, _services, _faults, _log, _traffic);
        SetFaults(options.Faults);
        State = new EmulatorState(_services);

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
                listen.Use(next => connection =>
                {
                    connection.Features.Set(new AnswerQueue());
                    return next(connection);
                });
            });
        });
        builder.Services.AddSingleton<IHostLifetime, OwnersLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
        _app = builder.Build();
        var admin = new AdminEndpoints(this);
        _app.Run(http => RouteAsync(http, admin));
    }

    /// <summary>Gets the address it listens on, with the actual port.</summary>
    public Uri Endpoint { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Gets the services behind the port.</summary>
    public IReadOnlyList<IEmulatedService> Services => _services;

    /// <summary>Gets the current state of the records.</summary>
    public EmulatorState State { get; }

    /// <summary>Gets a snapshot of the newest requests to the services, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _log.Snapshot();

    /// <summary>Gets a snapshot of the totals.</summary>
    public EmulatorCounters Counters => _traffic.Snapshot();

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">Its options.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <returns>The running emulator; disposing of it stops it.</returns>
    /// <exception cref="ArgumentException">The address is not http on loopback.</exception>
    /// <exception cref="FormatException">The seed, the fault script or an assumption names something that no service
    /// has.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<EmulatorHost> StartAsync(
        EmulatorOptions? options = null,
        CancellationToken cancellationToken = default)
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
        host.Endpoint = new Uri(
            host._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        );
        return host;
    }

    /// <summary>Replaces the fault script; the rules' counts start again.</summary>
    /// <param name="script">The script.</param>
    /// <exception cref="FormatException">A rule names an action that no service has. The old script stays in
    /// force.</exception>
    public void SetFaults(FaultScript script)
    {
        ArgumentNullException.ThrowIfNull(script);
        FaultRuleCheck.CheckActions(script, [.. _services.SelectMany(service => service.Actions)]);
        _faults.Load(script);
    }

    /// <summary>
    /// Changes how the reviews of future submissions end: <c>{ "afterMs": 500, "verdict": "reject" }</c>.
    /// </summary>
    /// <param name="json">The terms.</param>
    /// <exception cref="FormatException">The terms are malformed.</exception>
    public void SetReviews(string json) => _options.Reviews.Change(json);

    /// <summary>
    /// Gets the current assumptions where the services' documentation is silent, by the names of the open questions.
    /// </summary>
    public IReadOnlyDictionary<string, string> Assumptions =>
        _options.Assumptions.Known.ToDictionary(known => known.Name, known => _options.Assumptions[known.Name]);

    /// <summary>Changes assumptions: <c>{ "vms.ids": "text" }</c>. Those not named stay unchanged.</summary>
    /// <param name="json">The answers, by the names of their questions.</param>
    /// <exception cref="FormatException">A question or an answer is unknown. Nothing is changed.</exception>
    public void Assume(string json) => _options.Assumptions.Change(json);

    /// <summary>
    /// Restores the state of the start: records, tokens, requests, counters, attempts, the fault script, reviews and
    /// assumptions.
    /// </summary>
    public void Reset()
    {
        _options.Reviews.Reset();
        _options.Assumptions.Reset();
        foreach (var service in _services)
            service.Reset();
        _pipeline.Reset();
        _faults.Load(_options.Faults);
        _log.Clear();
        _traffic.Reset();
    }

    /// <summary>Stops the emulator: closes open connections and aborts hanging requests.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
            return;
        await _stopping.CancelAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _pipeline.Dispose();
    }

    private Task RouteAsync(HttpContext http, AdminEndpoints admin)
    {
        var isAdmin = http.Request.Path.StartsWithSegments(AdminEndpoints.Root, StringComparison.Ordinal, out var rest);
        _traffic.MarkConnection(http, isAdmin);
        return isAdmin ? admin.HandleAsync(http, rest.Value ?? "") : _pipeline.HandleAsync(http, _stopping.Token);
    }

    /// <summary>Leaves Ctrl-C and SIGTERM to the process that hosts the emulator, such as a test run.</summary>
    private sealed class OwnersLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
