using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Benchmarks.Harness;

namespace Benchmarks;

internal sealed class Signing : Benchmark
{
    public override string Name => "signing";

    public override string Question => "what does a signature cost beside the three hash calls that it cannot do without?";

    public override Task RunAsync(Session session, Report report)
    {
        // In this process, because another one would need a project of its own, made and restored on the spot.
        var job = (session.Quick ? Job.ShortRun : Job.Default).WithToolchain(InProcessEmitToolchain.DontLogOutput);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(new TextLogger(Console.Error))
            .WithOptions(ConfigOptions.DisableLogFile)
            .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "BenchmarkDotNet.Artifacts"));
        var summary = BenchmarkRunner.Run<OneSignature>(config);
        double Microseconds(string method) => summary.Reports
            .Single(run => run.BenchmarkCase.Descriptor.WorkloadMethod.Name == method)
            .ResultStatistics!.Median / 1000;
        report.Add(new Figure(
            $"signing, {OneSignature.Body.Length} bytes",
            Microseconds(nameof(OneSignature.Sign)), Microseconds(nameof(OneSignature.HashOnly)), "µs", Target.RatioAtMost(3)));
        return Task.CompletedTask;
    }
}
