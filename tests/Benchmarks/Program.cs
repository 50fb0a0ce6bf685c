using Benchmarks.Clients;
using Benchmarks.Harness;

// The HTTP client loop is measured as a process of its own, like every other client.
if (args is [HttpClientLoop.Verb, var endpoint, var rows, var connections])
{
    var cost = await HttpClientLoop.SendAsync(new Uri(endpoint), Number(rows), Number(connections));
    Console.WriteLine(cost.ToJson());
    return 0;
}

if (!Options.TryParse(args, out var options))
{
    Console.Error.WriteLine($"Usage: [{string.Join("] [", Benchmark.All.Select(known => known.Name))}] [--quick] [--json FILE] [--module MANIFEST] [--before MANIFEST]");
    return 2;
}

var report = new Report();
var session = new Session(options.Quick, options.Module ?? Session.BuiltModule, options.Before);
foreach (var benchmark in Benchmark.All.Where(known => options.Names.Count == 0 || options.Names.Contains(known.Name)))
{
    Console.Error.WriteLine($"{benchmark.Name}: {benchmark.Question}");
    await benchmark.RunAsync(session, report);
}

report.Write(Console.Out);
if (options.JsonFile is { } file)
    await File.WriteAllTextAsync(file, report.ToJson());
return report.Figures.All(figure => figure.IsOk) ? 0 : 1;

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
