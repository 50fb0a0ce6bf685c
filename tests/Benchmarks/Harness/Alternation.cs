namespace Benchmarks.Harness;

/// <summary>Runs candidates in turn, so that whatever else the machine does falls on all of them.</summary>
internal static class Alternation
{
    /// <summary>Gives each candidate's median, in their order.</summary>
    public static async Task<IReadOnlyList<RunCost>> MediansAsync(int repetitions, params IReadOnlyList<Func<Task<RunCost>>> candidates)
    {
        var runs = candidates.Select(_ => new List<RunCost>()).ToList();
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            for (var i = 0; i < candidates.Count; i++)
                runs[i].Add(await candidates[i]());
        }

        return [.. runs.Select(RunCost.Median)];
    }
}
