using System.CommandLine;
using System.Runtime.InteropServices;
using QualificationTools.Emulator;
using QualificationTools.Emulator.Faults;
using QualificationTools.Emulator.Seeding;

var url = new Option<string>("--urls")
{
    Description = "Address to listen on, loopback only; port 0 takes a free one.",
    DefaultValueFactory = _ => "http://127.0.0.1:0",
};
var latency = new Option<int>("--latency") { Description = "Milliseconds from a request's arrival to its answer." };
var faults = new Option<FileInfo?>("--faults") { Description = "Fault script, JSON." };
var seed = new Option<FileInfo?>("--seed") { Description = "Records at the start, JSON." };
var reviewAfter = new Option<int?>("--review-after")
{
    Description = "Milliseconds that a review takes; left out, reviews never end.",
};
var verdict = new Option<ReviewVerdict>("--review-verdict") { Description = "How reviews end: approve or reject." };
var assume = new Option<string[]>("--assume")
{
    Description =
        "What to assume where the services' documentation is silent: name=value. May be given more than once.",
    DefaultValueFactory = _ => [],
};
var record = new Option<int>("--record")
{
    Description = "How many requests are kept for /_emulator/requests.",
    DefaultValueFactory = _ => 20_000,
};
foreach (var number in (Option<int>[])[latency, record])
    number.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() < 0)
            result.AddError($"{number.Name} must not be negative.");
    });

var command = new RootCommand("A local stand-in for the Volcengine voice service and the Douyin open platform.")
{
    url,
    latency,
    faults,
    seed,
    reviewAfter,
    verdict,
    assume,
    record,
};
command.SetAction(
    async (arguments, stop) =>
    {
        try
        {
            var options = new EmulatorOptions
            {
                Url = arguments.GetRequiredValue(url),
                Latency = TimeSpan.FromMilliseconds(arguments.GetValue(latency)),
                ReviewAfter = arguments.GetValue(reviewAfter) is { } wait ? TimeSpan.FromMilliseconds(wait) : null,
                ReviewVerdict = arguments.GetValue(verdict),
                RecordLimit = arguments.GetValue(record),
                Assume = Pairs(arguments.GetRequiredValue(assume)),
                Faults = arguments.GetValue(faults) is { } script
                    ? FaultScript.Parse(await File.ReadAllTextAsync(script.FullName, stop))
                    : FaultScript.None,
                Seed = arguments.GetValue(seed) is { } records
                    ? EmulatorSeed.Parse(await File.ReadAllTextAsync(records.FullName, stop))
                    : EmulatorSeed.Empty,
            };
            await using var emulator = await EmulatorHost.StartAsync(options, stop);
            var stopRequested = StopRequestedAsync();
            await Console.Out.WriteLineAsync($"listening on {emulator.Endpoint.GetLeftPart(UriPartial.Authority)}");
            await Console.Out.FlushAsync(stop);
            await stopRequested;
            return 0;
        }
        catch (Exception refused)
            when (refused is ArgumentException or FormatException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return 2;
        }
    });

var parsed = command.Parse(args);

// Signals are awaited here, not in the parser, which would end the process before open connections are closed.
var invocation = new InvocationConfiguration { ProcessTerminationTimeout = null };

// An unreadable command line ends the process like an unreadable file.
return parsed.Errors.Count > 0
    ? Math.Max(2, await parsed.InvokeAsync(invocation))
    : await parsed.InvokeAsync(invocation);

static Dictionary<string, string> Pairs(string[] texts)
{
    var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
    foreach (var text in texts)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new FormatException($"'{text}' is not of the form name=value.");
        pairs[text[..equals]] = text[(equals + 1)..];
    }

    return pairs;
}

static async Task StopRequestedAsync()
{
    // Continuations run asynchronously, because they must not wait inside the signal handler.
    var requested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        requested.TrySetResult();
    }

    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    await requested.Task;
}
