using Benchmarks.Harness;

namespace Benchmarks;

internal sealed class Import : Benchmark
{
    public override string Name => "import";

    public override string Question => "what does Import-Module cost beside a binary module that has one cmdlet and one view?";

    public override async Task RunAsync(Session session, Report report)
    {
        static Task<RunCost> ImportAsync(string manifest) => ChildProcess.RunScriptAsync("ImportOnly.ps1", "-Module", manifest);
        var medians = await Alternation.MediansAsync(
            session.Quick ? 7 : 21, () => ImportAsync(session.Module), () => ImportAsync(Session.EmptyModule));
        report.Add(new Figure("import", medians[0].Wall, medians[1].Wall, "ms", Target.RatioAtMost(1.5)));
    }
}
