using QualificationTools.Bulk;
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
    public async Task Twice_as_many_rows_wait_as_are_in_flight_and_no_more()
    {
        var operation = new HeldOperation();
        using var run = Engine.Run(operation, Options);
        run.TryAdd(1, SampleForms.Vms());
        run.TryAdd(2, SampleForms.Vms());
        await operation.InFlightAsync(2).Soon();

        var accepted = Enumerable.Range(3, 5).Select(row => run.TryAdd(row, SampleForms.Vms())).ToList();

        operation.Release();
        Assert.Equal([true, true, true, true, false], accepted);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public async Task Caller_waits_only_where_more_rows_wait_than_are_in_flight(int waiting, bool waits)
    {
        using var begun = new SemaphoreSlim(0);
        var held = new TaskCompletionSource<Reply>(TaskCreationOptions.RunContinuationsAsynchronously);
        var operation = new ScriptedOperation(_time)
        {
            OnSend = (_, _) =>
            {
                begun.Release();
                return held.Task;
            },
        };
        using var run = Engine.Run(operation, Options);
        for (var row = 1; row <= 2; row++)
        {
            run.TryAdd(row, SampleForms.Vms());
            await begun.WaitAsync(TestContext.Current.CancellationToken).Soon();
        }

        for (var row = 0; row < waiting; row++)
            run.TryAdd(3 + row, SampleForms.Vms());

        // Whoever waits is told of the stop, even of one that was before.
        run.Stop();
        var thrown = Record.Exception(run.WaitForRoom);
        held.SetResult(Replies.Succeeded);

        Assert.Equal(waits, thrown is OperationCanceledException);
    }

    [Fact]
    public async Task Rows_that_were_added_are_counted()
    {
        var operation = new HeldOperation();
        using var run = Engine.Run(operation, Options);
        run.TryAdd(1, SampleForms.Vms());
        run.TryAdd(2, SampleForms.Vms());
        await operation.InFlightAsync(2).Soon();
        for (var row = 3; row < 10; row++)
            run.TryAdd(row, SampleForms.Vms());

        operation.Release();

        Assert.Equal(6, run.Added);
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
                run.WaitForRoom();
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
