namespace Benchmarks.Harness;

/// <summary>One question about speed or memory. Deriving from it is all that a new benchmark needs.</summary>
internal abstract class Benchmark
{
    /// <summary>All benchmarks of this assembly, by name.</summary>
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        .. typeof(Benchmark).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Benchmark)))
            .Select(type => (Benchmark)Activator.CreateInstance(type)!)
            .OrderBy(benchmark => benchmark.Name, StringComparer.Ordinal),
    ];

    /// <summary>The name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What it answers, in one line.</summary>
    public abstract string Question { get; }

    /// <summary>Measures, and puts its figures into the report.</summary>
    public abstract Task RunAsync(Session session, Report report);
}
