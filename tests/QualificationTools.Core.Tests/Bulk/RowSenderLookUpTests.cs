using QualificationTools.Bulk;
using QualificationTools.Resources;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Bulk;

/// <summary>An outcome that is not known is looked up, not guessed.</summary>
public sealed class RowSenderLookUpTests
{
    private readonly ManualTime _time = new();

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    private BulkOptions Options => new() { Time = _time, Random = () => 0.5 };

    [Fact]
    public async Task Row_that_took_effect_has_succeeded()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown) { LookUps = [LookUpAnswer.Applied] };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Succeeded, null, 1), (result.Status, result.ErrorCode, result.Attempts));
    }

    [Theory]
    [InlineData("found", "of the reply", "found")]
    [InlineData("found", null, "found")]
    [InlineData(null, "of the reply", "of the reply")]
    [InlineData(null, null, null)]
    public async Task Id_that_the_look_up_found_is_taken_before_that_of_the_reply(string? found, string? replied, string? expected)
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown with { TaskId = replied, Advice = "Look it up." }) { LookUps = [LookUpAnswer.Applied], Found = found };

        var result = await SendAsync(operation);

        Assert.Equal(
            (QualificationStatus.Succeeded, expected, null, null, null),
            (result.Status, result.ReviewTaskId, result.ErrorCode, result.ErrorMessage, result.Advice));
    }

    [Theory]
    [InlineData(LookUpAnswer.Applied, QualificationStatus.Succeeded, null, 0)]
    [InlineData(LookUpAnswer.Open, QualificationStatus.Unknown, "OutcomeUnknown", 0)]
    [InlineData(LookUpAnswer.NotApplied, QualificationStatus.Rejected, "OperationDenied", 1)]
    public async Task Row_that_an_earlier_run_left_in_flight_is_looked_up_at_once(object answer, QualificationStatus status, string? code, int attempts)
    {
        var operation = new ScriptedOperation(_time, Replies.Rejected) { LookUps = [(LookUpAnswer)answer], Found = "found" };

        var result = await SendInFlightAsync(Engine.Sender(operation, Options));

        Assert.Equal((status, code, attempts), (result.Status, result.ErrorCode, result.Attempts));
        Assert.Equal([0], operation.LookedUpAt);
    }

    [Fact]
    public async Task Row_left_in_flight_of_which_the_service_says_nothing_says_so()
    {
        var result = await SendInFlightAsync(Engine.Sender(new ScriptedOperation(_time) { LookUps = [LookUpAnswer.Open] }, Options));

        Assert.Equal((Texts.Get("Failure_InFlight"), Texts.Get("Advice_OutcomeUnknown")), (result.ErrorMessage, result.Advice));
    }

    [Fact]
    public async Task Row_left_in_flight_that_took_effect_has_the_id_that_was_found()
    {
        var result = await SendInFlightAsync(Engine.Sender(new ScriptedOperation(_time) { LookUps = [LookUpAnswer.Applied], Found = "found" }, Options));

        Assert.Equal("found", result.ReviewTaskId);
    }

    [Fact]
    public async Task Row_left_in_flight_is_not_looked_up_after_a_refusal_that_holds_for_all()
    {
        var operation = new ScriptedOperation(_time, Replies.Fatal) { LookUps = [LookUpAnswer.Applied] };
        var sender = Engine.Sender(operation, Options);
        await sender.SendAsync(1, SampleForms.Vms(), Never);

        var result = await SendInFlightAsync(sender);

        Assert.Equal((QualificationStatus.Unknown, "OutcomeUnknown", 0), (result.Status, result.ErrorCode, operation.LookedUp.Count));
    }

    [Fact]
    public async Task Refusal_after_a_lost_answer_that_cannot_be_told_is_unknown()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown, Replies.Rejected) { LookUps = [LookUpAnswer.NotApplied, LookUpAnswer.Open] };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Unknown, "OperationDenied", Texts.Get("Advice_OutcomeUnknown")), (result.Status, result.ErrorCode, result.Advice));
    }

    [Fact]
    public async Task Row_that_is_given_up_after_look_ups_may_be_sent_again_later()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown) { LookUps = [LookUpAnswer.NotApplied] };

        var result = await SendAsync(operation, Options with { MaximumRetryCount = 0 });

        Assert.Equal((QualificationStatus.Failed, Texts.Get("Advice_Transient")), (result.Status, result.Advice));
    }

    [Fact]
    public async Task Look_ups_are_noted_for_those_who_follow_the_run()
    {
        using var english = InCulture.English();
        var trace = new RunTrace(hasDetail: false, []);
        var operation = new ScriptedOperation(_time, Replies.Unknown) { LookUps = [null, LookUpAnswer.Applied] };

        await SendAsync(operation, Options with { Trace = trace });

        Assert.True(trace.TryTake(out var first));
        Assert.True(trace.TryTake(out var second));
        Assert.Equal(
            ("Row 1 (QUA1): the service was asked what became of it: -.", "Row 1 (QUA1): the service was asked what became of it: Applied."),
            (first.Text, second.Text));
        Assert.False(trace.TryTake(out _));
    }

    [Fact]
    public async Task Row_that_did_not_take_effect_is_sent_again()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown, Replies.Succeeded) { LookUps = [LookUpAnswer.NotApplied] };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Succeeded, 2), (result.Status, result.Attempts));
    }

    [Fact]
    public async Task Row_that_never_takes_effect_has_failed_after_the_last_retry()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown) { LookUps = [LookUpAnswer.NotApplied] };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Failed, "OperationTimeout", 4), (result.Status, result.ErrorCode, result.Attempts));
    }

    [Fact]
    public async Task Row_that_cannot_be_told_is_unknown_and_not_sent_again()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown, Replies.Succeeded) { LookUps = [LookUpAnswer.Open] };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Unknown, "OperationTimeout", 1), (result.Status, result.ErrorCode, result.Attempts));
    }

    [Fact]
    public async Task Look_up_that_fails_is_asked_again()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown) { LookUps = [null, null, LookUpAnswer.Applied] };

        Assert.Equal(QualificationStatus.Succeeded, (await SendAsync(operation)).Status);
    }

    [Fact]
    public async Task Row_whose_look_ups_all_fail_is_unknown_and_not_sent_again()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown, Replies.Succeeded) { LookUps = [null] };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Unknown, 4, 1), (result.Status, operation.LookedUp.Count, operation.Sent.Count));
    }

    [Fact]
    public async Task Look_up_is_tried_once_where_no_retry_is_allowed()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown) { LookUps = [null] };

        await SendAsync(operation, Options with { MaximumRetryCount = 0 });

        Assert.Single(operation.LookedUp);
    }

    [Fact]
    public async Task Service_has_a_while_to_finish_before_each_look_up()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown) { LookUps = [null, null, LookUpAnswer.Applied] };

        await SendAsync(operation);

        Assert.Equal([0.5, 1.5, 3.5], operation.LookedUpAt);
    }

    [Fact]
    public async Task Look_ups_count_among_the_requests_a_second()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown) { LookUps = [null, LookUpAnswer.Applied] };

        await SendAsync(operation, Options with { RequestsPerSecond = 0.5, Random = () => 0 });

        Assert.Equal([2, 4], operation.LookedUpAt);
    }

    [Fact]
    public async Task Refusal_after_a_lost_answer_may_be_its_echo()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown, Replies.Rejected) { LookUps = [LookUpAnswer.NotApplied, LookUpAnswer.Applied] };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Succeeded, null, 2), (result.Status, result.ErrorCode, result.Attempts));
    }

    [Fact]
    public async Task Refusal_after_a_lost_answer_that_did_not_take_effect_is_a_refusal()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown, Replies.Rejected) { LookUps = [LookUpAnswer.NotApplied] };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Rejected, "OperationDenied"), (result.Status, result.ErrorCode));
    }

    [Fact]
    public async Task Refusal_without_a_lost_answer_is_not_looked_up()
    {
        var operation = new ScriptedOperation(_time, Replies.NotApplied, Replies.Rejected);

        await SendAsync(operation);

        Assert.Empty(operation.LookedUp);
    }

    private Task<VmsQualificationResult> SendAsync(ScriptedOperation operation, BulkOptions? options = null) =>
        _time.RunAsync(Engine.Sender(operation, options ?? Options).SendAsync(1, SampleForms.Vms(), Never), TimeSpan.FromSeconds(0.1));

    private async Task<VmsQualificationResult> SendInFlightAsync(RowSender<VmsQualificationForm, VmsQualificationResult> sender)
    {
        var row = new PendingRow<VmsQualificationForm, VmsQualificationResult>(SampleForms.Vms(), new VmsQualificationResult { Row = 1, Input = SampleForms.Vms() }) { Body = [1], WasInFlight = true };
        await await _time.RunAsync(sender.SendAsync(row, Never), TimeSpan.FromSeconds(0.1));
        return row.Result;
    }
}
