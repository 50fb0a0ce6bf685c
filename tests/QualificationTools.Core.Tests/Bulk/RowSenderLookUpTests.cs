using QualificationTools.Bulk;
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
}
