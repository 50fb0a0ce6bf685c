using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Bulk;
using QualificationTools.Journal;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Journal;

/// <summary>A disk that fills up in the middle of a run.</summary>
public sealed class FullDiskTests
{
    private const int Rows = 50;

    private readonly ManualTime _time = new();
    private int _flushes;

    [Fact]
    public void Every_row_has_a_result_and_the_run_ends()
    {
        var operation = new ScriptedOperation(_time, new Reply(ReplyKind.Succeeded));
        var (results, fatal) = Run(operation, flushesThatWork: 4);

        Assert.Equal(Rows, results.Count);
        Assert.Equal("JournalFailed", fatal?.Code);
    }

    [Fact]
    public void A_row_whose_intent_is_not_on_disk_is_not_sent()
    {
        var operation = new ScriptedOperation(_time, new Reply(ReplyKind.Succeeded));
        var (results, _) = Run(operation, flushesThatWork: 4);

        Assert.Equal(operation.Sent.Count, results.Count(result => result.Status == QualificationStatus.Succeeded));
        Assert.All(
            results.Where(result => result.Status != QualificationStatus.Succeeded),
            result => Assert.Equal((QualificationStatus.Failed, 0), (result.Status, result.Attempts)));
    }

    [Fact]
    public void A_disk_that_is_full_from_the_start_lets_nothing_be_sent()
    {
        var operation = new ScriptedOperation(_time, new Reply(ReplyKind.Succeeded));
        // The header is all that goes to disk.
        Run(operation, flushesThatWork: 1);

        Assert.Empty(operation.Sent);
    }

    private (List<VmsQualificationResult> Results, Reply? Fatal) Run(ScriptedOperation operation, int flushesThatWork)
    {
        using var journal = RunJournal.Open(new MemoryStream(), _ => Flush(flushesThatWork), "journal", Engine.Scope, _time);
        using var run = new BulkRun<VmsQualificationForm, VmsQualificationResult>(operation, new BulkOptions { ThrottleLimit = 2, Time = _time }, journal);
        var results = new List<VmsQualificationResult>();
        for (var row = 1; row <= Rows; row++)
        {
            while (!run.TryAdd(row, SampleForms.Vms($"QUA{row}")))
                results.Add(run.Take()!);
        }

        run.Complete();
        while (run.Take() is { } result)
            results.Add(result);
        return (results, run.Fatal);
    }

    private void Flush(int limit)
    {
        if (++_flushes > limit)
            throw new IOException("No space left on device");
    }
}
