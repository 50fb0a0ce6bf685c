using QualificationTools.Bulk;
using QualificationTools.Resources;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Bulk;

/// <summary>Only what certainly did not take effect is sent again.</summary>
public sealed class RowSenderRetryTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(0.1);

    private readonly ManualTime _time = new();

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    private BulkOptions Options => new() { Time = _time, Random = () => 0.5 };

    [Fact]
    public async Task Row_that_did_not_take_effect_is_sent_again()
    {
        var result = await SendAsync(new ScriptedOperation(_time, Replies.NotApplied, Replies.NotApplied, Replies.Succeeded));

        Assert.Equal((QualificationStatus.Succeeded, 3), (result.Status, result.Attempts));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    public async Task Row_is_given_up_after_the_last_retry(int retries, int attempts)
    {
        var result = await SendAsync(new ScriptedOperation(_time, Replies.NotApplied), Options with { MaximumRetryCount = retries });

        Assert.Equal((QualificationStatus.Failed, "ConnectFailed", attempts), (result.Status, result.ErrorCode, result.Attempts));
    }

    [Fact]
    public async Task Wait_doubles_and_its_length_is_random()
    {
        var operation = new ScriptedOperation(_time, Replies.NotApplied);

        await SendAsync(operation, Options with { MaximumRetryCount = 4 });

        Assert.Equal([0, 0.5, 1.5, 3.5, 7.5], operation.SentAt);
    }

    [Fact]
    public async Task Wait_may_be_none()
    {
        var operation = new ScriptedOperation(_time, Replies.NotApplied);

        await SendAsync(operation, Options with { Random = () => 0 });

        Assert.Equal([0, 0, 0, 0], operation.SentAt);
    }

    [Fact]
    public async Task Wait_is_never_longer_than_30_s()
    {
        var operation = new ScriptedOperation(_time, Replies.NotApplied);

        await SendAsync(operation, Options with { MaximumRetryCount = 3, RetryInterval = TimeSpan.FromSeconds(20), Random = () => 0.9 });

        Assert.Equal([0, 18, 45, 72], operation.SentAt);
    }

    [Fact]
    public async Task Wait_is_as_long_as_the_service_asks_where_that_is_longer()
    {
        var operation = new ScriptedOperation(_time, Replies.NotApplied with { RetryAfter = TimeSpan.FromSeconds(7) }, Replies.Succeeded);

        await SendAsync(operation);

        Assert.Equal([0, 7], operation.SentAt);
    }

    [Fact]
    public async Task Wait_is_not_shorter_than_the_jitter_where_the_service_asks_for_less()
    {
        var operation = new ScriptedOperation(_time, Replies.NotApplied with { RetryAfter = TimeSpan.Zero }, Replies.Succeeded);

        await SendAsync(operation);

        Assert.Equal([0, 0.5], operation.SentAt);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(10_000)]
    public async Task Absurd_wait_that_the_service_asks_for_does_not_break_the_row(int days)
    {
        var operation = new ScriptedOperation(_time, Replies.NotApplied with { RetryAfter = TimeSpan.FromDays(days) }, Replies.Succeeded);
        var send = Engine.Sender(operation, Options).SendAsync(1, SampleForms.Vms(), Never);

        var result = await _time.RunAsync(send, TimeSpan.FromDays(1));

        Assert.Contains(result.Status, new[] { QualificationStatus.Succeeded, QualificationStatus.Failed });
    }

    [Fact]
    public async Task Same_bytes_are_sent_each_time()
    {
        var made = 0;
        var operation = new ScriptedOperation(_time, Replies.NotApplied) { OnSerialize = () => [(byte)++made] };

        await SendAsync(operation);

        Assert.Equal([[1], [1], [1], [1]], operation.Bodies);
    }

    [Fact]
    public async Task Request_to_slow_down_does_not_use_up_the_retries()
    {
        var slow = Enumerable.Repeat(Replies.Throttled, 10);

        var result = await SendAsync(new ScriptedOperation(_time, [.. slow, Replies.NotApplied, Replies.Succeeded]), Options with { MaximumRetryCount = 1 });

        Assert.Equal((QualificationStatus.Succeeded, 12), (result.Status, result.Attempts));
    }

    [Fact]
    public async Task Request_to_slow_down_is_waited_for_as_long_as_the_service_asks()
    {
        var slow = Replies.Throttled with { RetryAfter = TimeSpan.FromSeconds(2) };
        var operation = new ScriptedOperation(_time, slow, slow, slow, Replies.Succeeded);

        await SendAsync(operation);

        Assert.Equal([0, 2, 4, 6], operation.SentAt);
    }

    [Fact]
    public async Task Request_to_slow_down_is_waited_for_longer_each_time()
    {
        var operation = new ScriptedOperation(_time, Replies.Throttled, Replies.Throttled, Replies.Throttled, Replies.Succeeded);

        await SendAsync(operation);

        Assert.Equal([0, 0.5, 1.5, 3.5], operation.SentAt);
    }

    [Fact]
    public async Task Request_to_slow_down_slows_every_row()
    {
        var operation = new ScriptedOperation(_time) { OnSend = (form, _) => Task.FromResult(form.Key == "QUA1" && _time.GetUtcNow() == ManualTime.DefaultStart ? Replies.Throttled with { RetryAfter = TimeSpan.FromSeconds(10) } : Replies.Succeeded) };
        var sender = Engine.Sender(operation, Options);
        var first = sender.SendAsync(1, SampleForms.Vms("QUA1"), Never);
        await _time.WaitForTimersAsync(1).Soon();

        await _time.RunAsync(sender.SendAsync(2, SampleForms.Vms("QUA2"), Never), Step);
        await _time.RunAsync(first, Step);

        Assert.All(operation.SentAt.Skip(1), at => Assert.InRange(at, 10, 12));
    }

    [Fact]
    public async Task Service_that_says_nothing_but_slow_down_is_given_up_within_the_hour()
    {
        var operation = new ScriptedOperation(_time, Replies.Throttled with { RetryAfter = TimeSpan.FromMinutes(2) });

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Failed, "FlowLimitExceeded"), (result.Status, result.ErrorCode));
        Assert.InRange(result.Duration, TimeSpan.FromMinutes(10), TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Row_that_would_wait_for_more_than_ten_minutes_is_given_up_at_once()
    {
        var result = await SendAsync(new ScriptedOperation(_time, Replies.NotApplied with { RetryAfter = TimeSpan.FromMinutes(11) }, Replies.Succeeded));

        Assert.Equal((QualificationStatus.Failed, 1, TimeSpan.Zero), (result.Status, result.Attempts, result.Duration));
    }

    [Theory]
    [InlineData(10, 2)]
    [InlineData(10.01, 1)]
    public async Task Row_may_wait_for_ten_minutes(double minutes, int attempts)
    {
        var operation = new ScriptedOperation(_time, Replies.NotApplied with { RetryAfter = TimeSpan.FromMinutes(minutes) }, Replies.Succeeded);
        var send = Engine.Sender(operation, Options).SendAsync(1, SampleForms.Vms(), Never);

        Assert.Equal(attempts, (await _time.RunAsync(send, TimeSpan.FromMinutes(1))).Attempts);
    }

    [Fact]
    public async Task Service_that_says_nothing_but_slow_down_is_given_up_after_half_an_hour()
    {
        var operation = new ScriptedOperation(_time, Replies.Throttled with { RetryAfter = TimeSpan.FromMinutes(2) });
        var send = Engine.Sender(operation, Options).SendAsync(1, SampleForms.Vms(), Never);

        var result = await _time.RunAsync(send, TimeSpan.FromMinutes(1));

        Assert.Equal((QualificationStatus.Failed, 17), (result.Status, result.Attempts));
        Assert.Equal(Enumerable.Range(0, 17).Select(i => i * 120d), operation.SentAt);
    }

    [Fact]
    public async Task Waiting_for_the_pace_of_the_run_counts_as_waiting()
    {
        var operation = new ScriptedOperation(_time, Replies.Throttled with { RetryAfter = TimeSpan.FromSeconds(2) }, Replies.Succeeded);

        var result = await SendAsync(operation);

        Assert.Equal((TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)), (result.Duration, result.Waited));
    }

    [Fact]
    public async Task Failure_that_would_be_the_same_again_is_not_tried_again()
    {
        var result = await SendAsync(new ScriptedOperation(_time, Replies.NotApplied with { IsFinal = true }, Replies.Succeeded));

        Assert.Equal((QualificationStatus.Failed, 1), (result.Status, result.Attempts));
    }

    [Fact]
    public async Task Retries_are_noted_for_those_who_follow_the_run()
    {
        using var english = InCulture.English();
        var trace = new RunTrace(hasDetail: false, []);
        var slow = Replies.Throttled with { RetryAfter = TimeSpan.FromSeconds(2) };

        await SendAsync(new ScriptedOperation(_time, Replies.NotApplied, slow, Replies.Throttled, Replies.Mended, Replies.NotApplied with { Code = null }, Replies.Succeeded), Options with { Trace = trace });

        Assert.Equal(
            [
                "Row 1 (QUA1): ConnectFailed after attempt 1; sending again in 500 ms.",
                "Row 1 (QUA1): FlowLimitExceeded after attempt 2; sending again in 2000 ms.",
                "Row 1 (QUA1): FlowLimitExceeded after attempt 3; sending again in 0 ms.",
                "Row 1 (QUA1): InvalidTimestamp after attempt 4; sending again in 0 ms.",
                "Row 1 (QUA1): - after attempt 5; sending again in 1000 ms.",
            ],
            Notes(trace));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Bodies_are_shown_without_sensitive_values_to_those_who_look_for_a_fault(bool hasDetail)
    {
        using var english = InCulture.English();
        var trace = new RunTrace(hasDetail, []);

        await SendAsync(new ScriptedOperation(_time, Replies.Succeeded), Options with { Trace = trace });

        var texts = Notes(trace);
        Assert.Equal(hasDetail ? 1 : 0, texts.Count);
        Assert.All(texts, text => Assert.StartsWith("Row 1 (QUA1): body {\"QualificationMainInfoFormDO\":{\"QualificationNo\":\"QUA1\"}", text, StringComparison.Ordinal));
        Assert.All(texts, text => Assert.DoesNotContain("110101199003070038", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SignatureDoesNotMatch")]
    [InlineData(null)]
    public async Task Row_that_was_not_sent_names_the_refusal_that_holds_for_all(string? code)
    {
        var sender = Engine.Sender(new ScriptedOperation(_time, Replies.Fatal with { Code = code }), Options);
        await sender.SendAsync(1, SampleForms.Vms("QUA1"), Never);

        var result = await sender.SendAsync(2, SampleForms.Vms("QUA2"), Never).Soon();

        Assert.Equal(Texts.Format("Failure_RunStopped", code ?? ""), result.ErrorMessage);
    }

    [Fact]
    public async Task First_refusal_that_holds_for_all_is_the_one_that_is_told()
    {
        var both = new TaskCompletionSource();
        var operation = new ScriptedOperation(_time) { OnSend = async (form, _) =>
        {
            if (form.Key == "QUA2")
                await both.Task;
            return Replies.Fatal with { Code = form.Key };
        } };
        var sender = Engine.Sender(operation, Options);
        var second = sender.SendAsync(2, SampleForms.Vms("QUA2"), Never);
        await sender.SendAsync(1, SampleForms.Vms("QUA1"), Never).Soon();
        both.SetResult();
        await second.Soon();

        Assert.Equal("QUA1", sender.Fatal?.Code);
    }

    [Fact]
    public async Task Waiting_is_told_apart_from_the_rest_of_the_duration()
    {
        var operation = new ScriptedOperation(_time) { OnSend = (_, _) => AfterASecondAsync() };

        var result = await SendAsync(operation, Options with { MaximumRetryCount = 1 });

        Assert.Equal((TimeSpan.FromSeconds(2.5), TimeSpan.FromSeconds(0.5)), (result.Duration, result.Waited));

        async Task<Reply> AfterASecondAsync()
        {
            await Task.Delay(TimeSpan.FromSeconds(1), _time, Never);
            return Replies.NotApplied;
        }
    }

    [Fact]
    public async Task Request_to_slow_down_is_final_where_no_retry_is_allowed()
    {
        var result = await SendAsync(new ScriptedOperation(_time, Replies.Throttled), Options with { MaximumRetryCount = 0 });

        Assert.Equal((QualificationStatus.Failed, 1), (result.Status, result.Attempts));
    }

    [Fact]
    public async Task Mended_cause_is_tried_at_once()
    {
        var operation = new ScriptedOperation(_time, Replies.Mended, Replies.Succeeded);

        var result = await SendAsync(operation, Options with { MaximumRetryCount = 0 });

        Assert.Equal((QualificationStatus.Succeeded, 2, TimeSpan.Zero), (result.Status, result.Attempts, result.Duration));
    }

    [Fact]
    public async Task Cause_that_was_mended_in_vain_stops_the_run()
    {
        var sender = Engine.Sender(new ScriptedOperation(_time, Replies.Mended), Options);

        var result = await sender.SendAsync(1, SampleForms.Vms(), Never).Soon();

        Assert.Equal((QualificationStatus.Rejected, "InvalidTimestamp", 2, "InvalidTimestamp"), (result.Status, result.ErrorCode, result.Attempts, sender.Fatal?.Code));
    }

    [Fact]
    public async Task Refusal_that_holds_for_every_row_is_this_rows_refusal()
    {
        var result = await SendAsync(new ScriptedOperation(_time, Replies.Fatal));

        Assert.Equal((QualificationStatus.Rejected, "SignatureDoesNotMatch", "Check the key."), (result.Status, result.ErrorCode, result.Advice));
    }

    [Fact]
    public async Task Row_after_a_refusal_that_holds_for_every_row_is_not_sent()
    {
        var operation = new ScriptedOperation(_time, Replies.Fatal, Replies.Succeeded);
        var sender = Engine.Sender(operation, Options);
        await sender.SendAsync(1, SampleForms.Vms("QUA1"), Never);

        var result = await sender.SendAsync(2, SampleForms.Vms("QUA2"), Never).Soon();

        Assert.Equal((QualificationStatus.Failed, "RunStopped", "Check the key.", 0, 1), (result.Status, result.ErrorCode, result.Advice, result.Attempts, operation.Sent.Count));
    }

    [Fact]
    public async Task Row_that_waits_for_its_turn_when_the_run_is_refused_is_not_sent()
    {
        var reply = new TaskCompletionSource<Reply>();
        var operation = new ScriptedOperation(_time) { OnSend = (form, _) => form.Key == "QUA1" ? reply.Task : Task.FromResult(Replies.Succeeded) };
        var sender = Engine.Sender(operation, Options with { RequestsPerSecond = 1 });
        var first = sender.SendAsync(1, SampleForms.Vms("QUA1"), Never);
        var second = sender.SendAsync(2, SampleForms.Vms("QUA2"), Never);
        await _time.WaitForTimersAsync(1).Soon();

        reply.SetResult(Replies.Fatal);
        await first.Soon();

        var result = await _time.RunAsync(second, Step);
        Assert.Equal((QualificationStatus.Failed, "RunStopped", 1), (result.Status, result.ErrorCode, operation.Sent.Count));
    }

    [Fact]
    public async Task Row_that_waits_for_a_retry_when_the_run_is_refused_is_not_sent_again()
    {
        var operation = new ScriptedOperation(_time) { OnSend = (form, _) => Task.FromResult(form.Key == "QUA1" ? Replies.NotApplied : Replies.Fatal) };
        var sender = Engine.Sender(operation, Options);
        var waiting = sender.SendAsync(1, SampleForms.Vms("QUA1"), Never);
        await _time.WaitForTimersAsync(1).Soon();

        await sender.SendAsync(2, SampleForms.Vms("QUA2"), Never).Soon();

        var result = await _time.RunAsync(waiting, Step);
        Assert.Equal((QualificationStatus.Failed, "RunStopped", 1), (result.Status, result.ErrorCode, result.Attempts));
    }

    private Task<VmsQualificationResult> SendAsync(ScriptedOperation operation, BulkOptions? options = null) =>
        _time.RunAsync(Engine.Sender(operation, options ?? Options).SendAsync(1, SampleForms.Vms(), Never), Step);

    private static List<string> Notes(RunTrace trace)
    {
        var texts = new List<string>();
        while (trace.TryTake(out var line))
            texts.Add(line.Text);
        return texts;
    }
}
