using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Bulk;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Bulk;

/// <summary>Whatever the service and the network do: nothing is sent twice, nothing is lost.</summary>
[Trait("Category", "Slow")]
public sealed class BulkRunPropertyTests
{
    private const int ThrottleLimit = 3;

    private static Arbitrary<(Fate[] Fates, Memory[] Memories)[]> Scripts
    {
        get
        {
            var row =
                from fates in Gen.Elements(Enum.GetValues<Fate>()).NonEmptyListOf()
                from memories in Gen.Elements(Enum.GetValues<Memory>()).NonEmptyListOf()
                select (fates.ToArray(), memories.ToArray());
            return row.ArrayOf().ToArbitrary();
        }
    }

    [Fact]
    public Task Every_row_has_exactly_one_result() => CheckAsync((rows, results, _) =>
        Assert.Equal(Enumerable.Range(1, rows).Select(row => (long)row), results.Select(result => result.Row).Order()));

    [Fact]
    public Task No_row_is_sent_after_the_service_took_it() => CheckAsync((_, _, service) => Assert.Equal(0, service.SentAfterItWasTaken));

    [Fact]
    public Task What_succeeded_was_taken() => CheckAsync((_, results, service) =>
        Assert.All(results.Where(result => result.Status == QualificationStatus.Succeeded), result => Assert.Contains(result.Key!, service.Taken.Keys)));

    [Fact]
    public Task What_failed_or_was_refused_was_not_taken() => CheckAsync((_, results, service) =>
        Assert.All(
            results.Where(result => result.Status is QualificationStatus.Failed or QualificationStatus.Rejected),
            result => Assert.DoesNotContain(result.Key!, service.Taken.Keys)));

    [Fact]
    public Task No_more_rows_are_in_flight_than_allowed() => CheckAsync((_, _, service) => Assert.InRange(service.MostInFlight, 0, ThrottleLimit));

    [Fact]
    public Task Attempts_are_counted() => CheckAsync((_, results, service) =>
        Assert.All(results, result => Assert.Equal(service.Attempts.GetValueOrDefault(result.Key!), result.Attempts)));

    private static Task<bool> CheckAsync(Action<int, List<VmsQualificationResult>, SimulatedService> check) => ManualTimeRun.OnAThread(() =>
    {
        Prop.ForAll(Scripts, script =>
        {
            var service = new SimulatedService(script.Index().ToDictionary(row => $"QUA{row.Index + 1}", row => row.Item));
            check(script.Length, Run(service, script.Length), service);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50).WithEndSize(30));
        return true;
    });

    // The clock runs as fast as the processor lets it.
    private static List<VmsQualificationResult> Run(SimulatedService service, int rows)
    {
        var time = new ManualTime();
        var random = new Random(1);
        using var run = Engine.Run(service, new BulkOptions { Time = time, ThrottleLimit = ThrottleLimit, Random = random.NextDouble });
        var results = new List<VmsQualificationResult>();
        var added = 0;
        var started = Stopwatch.StartNew();
        while (results.Count < rows)
        {
            if (added < rows && run.TryAdd(added + 1, SampleForms.Vms($"QUA{added + 1}")))
                added++;
            else if (run.TryTake(out var result))
                results.Add(result!);
            else
                time.Advance(TimeSpan.FromSeconds(1));
            Thread.Yield();
            Assert.True(started.Elapsed < ManualTimeRun.Guard, "A row has no result.");
        }

        run.Complete();
        Assert.Null(run.Take());
        return results;
    }
}
