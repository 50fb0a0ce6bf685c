using QualificationTools.Bulk;
using QualificationTools.Journal;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Bulk;

public sealed class BulkRunTests
{
    private readonly ManualTime _time = new();

    private BulkOptions Options => new() { Time = _time, Random = () => 0, ThrottleLimit = 2 };

    [Fact]
    public async Task Every_row_has_one_result()
    {
        using var run = Engine.Run(new ScriptedOperation(_time, Replies.Succeeded), Options);

        var rows = (await RunAsync(run, 50)).Select(result => result.Row);

        Assert.Equal(Enumerable.Range(1, 50).Select(row => (long)row), rows.Order());
    }

    [Fact]
    public void Run_without_rows_has_no_result()
    {
        using var run = Engine.Run(new ScriptedOperation(_time, Replies.Succeeded), Options);
        run.Complete();

        Assert.Null(run.Take());
    }

    [Fact]
    public async Task Results_come_before_the_last_row_was_added()
    {
        using var run = Engine.Run(new ScriptedOperation(_time, Replies.Succeeded), Options);
        run.TryAdd(1, SampleForms.Vms());

        Assert.Equal(1, (await TakeAsync(run))!.Row);
    }

    [Fact]
    public async Task Results_come_in_the_order_of_completion()
    {
        var slow = new TaskCompletionSource<Reply>();
        var operation = new ScriptedOperation(_time) { OnSend = (form, _) => form.Key == "QUA1" ? slow.Task : Task.FromResult(Replies.Succeeded) };
        using var run = Engine.Run(operation, Options);
        run.TryAdd(1, SampleForms.Vms("QUA1"));
        run.TryAdd(2, SampleForms.Vms("QUA2"));

        var first = (await TakeAsync(run))!.Row;
        slow.SetResult(Replies.Succeeded);

        Assert.Equal((2L, 1L), (first, (await TakeAsync(run))!.Row));
    }

    [Fact]
    public async Task Few_more_rows_are_taken_than_are_in_flight()
    {
        var operation = new HeldOperation();
        using var run = Engine.Run(operation, Options);
        run.TryAdd(1, SampleForms.Vms("QUA1"));
        run.TryAdd(2, SampleForms.Vms("QUA2"));
        await operation.InFlightAsync(2).Soon();

        var accepted = Enumerable.Range(3, 20).TakeWhile(row => run.TryAdd(row, SampleForms.Vms($"QUA{row}"))).Count();

        operation.Release();
        Assert.InRange(accepted, 4, 5);
        Assert.Equal(2 + accepted, run.Added);
    }

    [Fact]
    public async Task Whoever_waits_for_room_is_told_of_the_stop()
    {
        using var run = Engine.Run(new HeldOperation(), Options);
        run.TryAdd(1, SampleForms.Vms());
        var wait = ManualTimeRun.OnAThread(() =>
        {
            while (true)
                run.Wait();
#pragma warning disable CS0162 // The stop ends it.
            return true;
#pragma warning restore CS0162
        });

        run.Stop();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait.Soon());
    }

    [Fact]
    public async Task Rows_of_one_key_go_one_after_the_other()
    {
        var operation = new HeldOperation();
        using var run = Engine.Run(operation, Options with { ThrottleLimit = 4 });
        run.TryAdd(1, SampleForms.Vms("QUA1"));
        run.TryAdd(2, SampleForms.Vms("QUA1"));
        run.TryAdd(3, SampleForms.Vms("QUA2"));
        await operation.InFlightAsync(2).Soon();

        operation.Release();
        run.Complete();

        var rows = await ManualTimeRun.OnAThread(() => Enumerable.Range(0, 3).Select(_ => run.Take()!).ToList()).Soon();
        Assert.Equal(2, operation.MostInFlight);
        Assert.Equal([(1L, Rivals.None), (2L, Rivals.Possible), (3L, Rivals.None)], rows.OrderBy(result => result.Row).Select(result => (result.Row, result.Repeats)));
    }

    [Fact]
    public async Task Rows_of_one_key_that_wait_have_their_results_after_a_stop()
    {
        var operation = new HeldOperation();
        var run = Engine.Run(operation, Options);
        for (var row = 1; row <= 3; row++)
            run.TryAdd(row, SampleForms.Vms("QUA1"));
        await operation.InFlightAsync(1).Soon();

        await ManualTimeRun.OnAThread(() =>
        {
            run.Dispose();
            return true;
        }).Soon();

        var ended = new List<string?>();
        while (run.TryTake(out var result))
            ended.Add(result!.ErrorCode);
        Assert.Equal(3, ended.Count);
        Assert.All(ended, code => Assert.Equal("NotSent", code));
    }

    [Fact]
    public async Task Row_whose_outcome_is_open_does_not_hold_up_the_others()
    {
        var operation = new ScriptedOperation(_time)
        {
            OnSend = (form, _) => Task.FromResult(form.Key == "QUA1" ? Replies.Unknown : Replies.Succeeded),
        };
        using var run = Engine.Run(operation, Options with { ThrottleLimit = 1 });
        run.TryAdd(1, SampleForms.Vms("QUA1"));
        run.TryAdd(2, SampleForms.Vms("QUA2"));

        var first = await TakeAsync(run);
        Assert.Equal((2L, QualificationStatus.Succeeded), (first!.Row, first.Status));
    }

    [Fact]
    public void Result_that_is_not_ready_is_not_taken()
    {
        using var run = Engine.Run(new ScriptedOperation(_time, Replies.Succeeded), Options);

        Assert.False(run.TryTake(out var result));
        Assert.Null(result);
    }

    [Fact]
    public async Task No_more_rows_are_in_flight_than_allowed()
    {
        var operation = new HeldOperation();
        using var run = Engine.Run(operation, Options with { ThrottleLimit = 3 });
        var results = RunAsync(run, 30);
        await operation.InFlightAsync(3).Soon();

        operation.Release();

        await results;
        Assert.Equal(3, operation.MostInFlight);
    }

    [Fact]
    public async Task Rows_after_a_refusal_that_holds_for_all_have_failed()
    {
        var operation = new ScriptedOperation(_time, Replies.Fatal);
        using var run = Engine.Run(operation, Options with { ThrottleLimit = 1 });

        var results = await RunAsync(run, 5);

        Assert.Equal(
            [(1L, "SignatureDoesNotMatch"), (2L, "RunStopped"), (3L, "RunStopped"), (4L, "RunStopped"), (5L, "RunStopped")],
            results.Select(result => (result.Row, result.ErrorCode!)));
    }

    [Fact]
    public async Task Every_row_has_one_result_though_the_run_was_refused()
    {
        using var run = Engine.Run(new ScriptedOperation(_time, Replies.Succeeded, Replies.Succeeded, Replies.Fatal), Options with { ThrottleLimit = 3 });

        var rows = (await RunAsync(run, 30)).Select(result => result.Row);

        Assert.Equal(Enumerable.Range(1, 30).Select(row => (long)row), rows.Order());
    }

    [Fact]
    public async Task Refusal_that_holds_for_all_is_told()
    {
        using var run = Engine.Run(new ScriptedOperation(_time, Replies.Fatal), Options);

        await RunAsync(run, 1);

        Assert.Equal("SignatureDoesNotMatch", run.Fatal?.Code);
    }

    [Fact]
    public async Task Invalid_rows_have_their_results_in_the_run_too()
    {
        using var run = Engine.Run(new ScriptedOperation(_time, Replies.Succeeded), Options);
        run.TryAdd(1, SampleForms.Vms(""));

        Assert.Equal(QualificationStatus.Invalid, (await TakeAsync(run))!.Status);
    }

    [Fact]
    public async Task Stop_ends_the_waiting_for_a_result()
    {
        using var run = Engine.Run(new HeldOperation(), Options);
        run.TryAdd(1, SampleForms.Vms());
        var take = TakeAsync(run);

        run.Stop();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => take);
    }

    [Fact]
    public async Task Stop_reaches_what_is_in_flight()
    {
        // The test must not go on within the operation.
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var operation = new ScriptedOperation(_time)
        {
            OnSend = async (_, stop) =>
            {
                await using var registration = stop.Register(stopped.SetResult);
                begun.SetResult();
                await stopped.Task;
                return Replies.Unknown;
            },
        };
        using var run = Engine.Run(operation, Options);
        run.TryAdd(1, SampleForms.Vms());
        await begun.Task.Soon();

        run.Stop();

        await stopped.Task.Soon();
    }

    [Fact]
    public async Task Row_that_breaks_unexpectedly_does_not_hold_up_the_run()
    {
        var operation = new ScriptedOperation(_time) { OnSend = (form, _) => form.Key == "QUA1" ? throw new InvalidOperationException("a bug") : Task.FromResult(Replies.Succeeded) };
        using var run = Engine.Run(operation, Options with { ThrottleLimit = 1 });
        run.TryAdd(1, SampleForms.Vms("QUA1"));
        run.Complete();

        var take = ManualTimeRun.OnAThread(run.Take);

        // Waits for real only where the result is lost.
        Assert.Same(take, await Task.WhenAny(take, Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)));
    }

    private static Task<VmsQualificationResult?> TakeAsync(BulkRun<VmsQualificationForm, VmsQualificationResult> run) =>
        ManualTimeRun.OnAThread(run.Take).Soon();

    // What a cmdlet does: adds while it can, waits where it must, and takes what is there.
    private static Task<List<VmsQualificationResult>> RunAsync(BulkRun<VmsQualificationForm, VmsQualificationResult> run, int rows) => ManualTimeRun.OnAThread(() =>
    {
        var results = new List<VmsQualificationResult>();
        for (var row = 1; row <= rows; row++)
        {
            while (!run.TryAdd(row, SampleForms.Vms($"QUA{row}")))
            {
                run.Wait();
                while (run.TryTake(out var ready))
                    results.Add(ready!);
            }
        }

        run.Complete();
        while (run.Take() is { } result)
            results.Add(result);
        return results;
    }).Soon();
}
