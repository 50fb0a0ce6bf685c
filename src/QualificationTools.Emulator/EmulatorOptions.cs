using QualificationTools.Emulator.Faults;
using QualificationTools.Emulator.Seeding;

namespace QualificationTools.Emulator;

/// <summary>Represents the options of the emulator.</summary>
public sealed record EmulatorOptions
{
    /// <summary>Gets the address to listen on: http, loopback only; port 0 selects a free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    /// <summary>Gets the time from a request's arrival to its answer.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Gets the faults at the start and after each reset.</summary>
    public FaultScript Faults { get; init; } = FaultScript.None;

    /// <summary>Gets the records at the start and after each reset.</summary>
    public EmulatorSeed Seed { get; init; } = EmulatorSeed.Empty;

    /// <summary>Gets how long a review takes; <see langword="null"/> means that reviews never end.</summary>
    public TimeSpan? ReviewAfter { get; init; }

    /// <summary>Gets how reviews end unless the seed or the form says otherwise.</summary>
    public ReviewVerdict ReviewVerdict { get; init; }

    /// <summary>
    /// Gets the factories of the services behind the port. The first service that knows a request's address answers it.
    /// </summary>
    public IReadOnlyList<Func<EmulatorOptions, IEmulatedService>> Services { get; init; } =
        [options => new Vms.VmsService(options), options => new Douyin.DouyinService(options)];

    /// <summary>
    /// Gets the answers to open questions to assume at the start and after each reset, by the questions' names.
    /// </summary>
    public IReadOnlyDictionary<string, string> Assume { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Gets how many requests are kept for <see cref="EmulatorHost.Requests"/>; older ones are dropped.
    /// </summary>
    public int RecordLimit { get; init; } = 20_000;

    /// <summary>Gets how many bytes of request bodies are kept in total.</summary>
    public long RecordByteLimit { get; init; } = 128L * 1024 * 1024;

    /// <summary>Gets the clock of signatures, tokens, reviews and delays.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets how reviews currently end; set by the host.</summary>
    internal ReviewPolicy Reviews { get; init; } = new(null, ReviewVerdict.Approve);

    /// <summary>
    /// Gets the current assumptions; set by the host. A service declares its questions here when it is created.
    /// </summary>
    public Assumptions Assumptions { get; internal init; } = new(new Dictionary<string, string>());
}

/// <summary>Specifies how a review ends.</summary>
public enum ReviewVerdict
{
    /// <summary>The submission is approved.</summary>
    Approve,

    /// <summary>The submission is rejected.</summary>
    Reject,
}
