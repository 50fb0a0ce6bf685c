using System.Text.Json;

namespace Benchmarks.Harness;

/// <summary>What one run cost.</summary>
/// <param name="Wall">Milliseconds on the clock.</param>
/// <param name="Cpu">Milliseconds of processor time, user and system.</param>
/// <param name="Peak">The process's highest working set in bytes.</param>
internal sealed record RunCost(double Wall, double Cpu = 0, long Peak = 0)
{
    public double PeakMegabytes => Peak / (1024.0 * 1024);

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    public static RunCost FromJson(string json) => JsonSerializer.Deserialize<RunCost>(json, JsonSerializerOptions.Web)!;

    /// <summary>The median of each cost by itself.</summary>
    public static RunCost Median(IReadOnlyCollection<RunCost> runs) =>
        new(Middle(runs.Select(run => run.Wall)), Middle(runs.Select(run => run.Cpu)), (long)Middle(runs.Select(run => (double)run.Peak)));

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
