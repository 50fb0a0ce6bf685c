using QualificationTools.Bulk;
using QualificationTools.Journal;
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
        var operation = new ScriptedOperation(_time, Replies.Unknown) { LookUps = [Seen.Applied] };

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
        var operation = new ScriptedOperation(_time, Replies.Unknown with { TaskId = replied, Advice = "Look it up." }) { LookUps = [Seen.Applied with { FoundId = found }] };

        var result = await SendAsync(operation);

        Assert.Equal(
            (QualificationStatus.Succeeded, expected, null, null, null),
            (result.Status, result.ReviewTaskId, result.ErrorCode, result.ErrorMessage, result.Advice));
    }

    [Fact]
    public async Task Unknown_says_what_the_service_shows_and_which_command_settles_it()
    {
        using var english = InCulture.English();

        var result = await SendAsync(new ScriptedOperation(_time, Replies.Unknown with { Advice = "Wait." }) { LookUps = [Seen.Undecided] });

        Assert.Equal(
            (QualificationStatus.Unknown, "No answer. It is under review.", "Wait. To find out what became of it: Get-Scripted QUA1"),
            (result.Status, result.ErrorMessage, result.Advice));
    }

    [Fact]
    public async Task Look_up_knows_since_when_the_row_was_about_to_be_sent_and_what_else_was()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown) { LookUps = [Seen.Undecided] };
        var sender = Engine.Sender(operation, Options);
        await _time.RunAsync(sender.SendAsync(1, SampleForms.Vms(), Never), Step);
        var second = _time.GetUtcNow();
        await _time.RunAsync(sender.SendAsync(2, SampleForms.Vms(), Never), Step);

        Assert.Equal(new RowPast(ManualTime.DefaultStart, Rivals.None), operation.Pasts[0]);
        Assert.Equal(new RowPast(second, Rivals.Possible), operation.Pasts[^1]);
    }

    [Fact]
    public async Task Service_has_a_while_to_finish_before_each_look_up()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown) { LookUps = [Seen.Undecided] };

        await SendAsync(operation);

        Assert.Equal([0.75, 2.25, 5.25, 11.25, 23.25, 30], operation.LookedUpAt);
    }

    [Fact]
    public async Task Old_record_is_no_proof_before_the_time_out_has_passed_once_more()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown, Replies.Succeeded) { LookUps = [Seen.Old] };

        var result = await SendAsync(operation, Options with { Settling = TimeSpan.FromSeconds(100) });

        Assert.Equal((QualificationStatus.Succeeded, 2), (result.Status, result.Attempts));
        Assert.InRange(operation.Sent[1].At, 100, 102);
    }

    [Fact]
    public async Task Late_effect_is_seen()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown) { LookUps = [Seen.Old, Seen.Old, Seen.Old, Seen.Old, Seen.Old, Seen.Applied] };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Succeeded, 1), (result.Status, result.Attempts));
    }

    [Fact]
    public async Task Look_ups_count_among_the_requests_a_second()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown) { LookUps = [null, Seen.Applied] };

        await SendAsync(operation, Options with { RequestsPerSecond = 0.2, Random = () => 0 });

        Assert.Equal([5, 10], operation.LookedUpAt);
    }

    [Fact]
    public async Task Row_whose_look_ups_all_fail_is_unknown_and_not_sent_again()
    {
        using var english = InCulture.English();
        var operation = new ScriptedOperation(_time, Replies.Unknown, Replies.Succeeded) { LookUps = [null] };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Unknown, 1, "No answer. The service could not be asked for its record."), (result.Status, operation.Sent.Count, result.ErrorMessage));
    }

    [Fact]
    public async Task Row_that_no_look_up_can_tell_is_unknown_at_once()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown, Replies.Succeeded) { LookUps = [Seen.Untellable] };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Unknown, 1, 1), (result.Status, operation.LookedUp.Count, operation.Sent.Count));
    }

    [Fact]
    public async Task Refusal_of_a_code_that_is_not_documented_is_told_after_the_proof()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown with { Code = "NewCode", IsRefusal = true }, Replies.Succeeded) { LookUps = [Seen.Old] };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Rejected, "NewCode", 1), (result.Status, result.ErrorCode, result.Attempts));
    }

    [Fact]
    public async Task Refusal_after_a_lost_answer_may_be_its_echo()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown, Replies.Rejected) { LookUps = [.. Enumerable.Repeat(Seen.Old, 6), Seen.Applied] };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Succeeded, null, 2), (result.Status, result.ErrorCode, result.Attempts));
    }

    [Fact]
    public async Task Refusal_after_a_lost_answer_that_did_not_take_effect_is_a_refusal()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown, Replies.Rejected) { LookUps = [Seen.Old] };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Rejected, "OperationDenied"), (result.Status, result.ErrorCode));
    }

    [Fact]
    public async Task Refusal_after_a_lost_answer_that_cannot_be_told_is_unknown()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown, Replies.Rejected) { LookUps = [.. Enumerable.Repeat(Seen.Old, 6), Seen.Undecided] };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Unknown, "OperationDenied"), (result.Status, result.ErrorCode));
    }

    [Fact]
    public async Task Refusal_without_a_lost_answer_is_not_looked_up()
    {
        var operation = new ScriptedOperation(_time, Replies.NotApplied, Replies.Rejected);

        await SendAsync(operation);

        Assert.Empty(operation.LookedUp);
    }

    [Fact]
    public async Task Row_that_is_given_up_after_look_ups_may_be_sent_again_later()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown) { LookUps = [Seen.Old] };

        var result = await SendAsync(operation, Options with { MaximumRetryCount = 0 });

        Assert.Equal((QualificationStatus.Failed, Texts.Get("Advice_Transient")), (result.Status, result.Advice));
    }

    [Fact]
    public async Task Look_ups_are_noted_for_those_who_follow_the_run()
    {
        using var english = InCulture.English();
        var trace = new RunTrace(hasDetail: false, []);
        var woken = 0;
        trace.Noted = () => woken++;

        await SendAsync(new ScriptedOperation(_time, Replies.Unknown) { LookUps = [null, Seen.Applied] }, Options with { Trace = trace });

        Assert.True(trace.TryTake(out var first));
        Assert.True(trace.TryTake(out var second));
        Assert.Equal(
            ("Row 1 (QUA1): looked up at the service: -.", "Row 1 (QUA1): looked up at the service: Applied."),
            (first.Text, second.Text));
        Assert.Equal(2, woken);
    }

    [Theory]
    [InlineData(true, QualificationStatus.Succeeded, null, 0)]
    [InlineData(false, QualificationStatus.Unknown, "OutcomeUnknown", 0)]
    public async Task Row_that_an_earlier_run_left_in_flight_is_looked_up_at_once(bool isApplied, QualificationStatus status, string? code, int attempts)
    {
        var operation = new ScriptedOperation(_time, Replies.Rejected) { LookUps = [isApplied ? Seen.Applied : Seen.Undecided] };

        var result = await SendInFlightAsync(operation);

        Assert.Equal((status, code, attempts), (result.Status, result.ErrorCode, result.Attempts));
        Assert.Equal(0, operation.LookedUp[0].At);
    }

    [Fact]
    public async Task Row_left_in_flight_is_sent_again_after_the_proof_and_its_refusal_is_looked_up()
    {
        var operation = new ScriptedOperation(_time, Replies.Rejected) { LookUps = [Seen.Old, Seen.Old, Seen.Applied] };

        var result = await SendInFlightAsync(operation);

        Assert.Equal((QualificationStatus.Succeeded, 1), (result.Status, result.Attempts));
    }

    [Theory]
    [InlineData(-1, 60)]
    [InlineData(-40 * 60, 0)]
    public async Task Row_left_in_flight_may_have_been_sent_a_moment_ago_unless_its_patience_is_over(int intended, int earliest)
    {
        var operation = new ScriptedOperation(_time, Replies.Succeeded) { LookUps = [Seen.Old] };

        await SendInFlightAsync(operation, intended: ManualTime.DefaultStart.AddSeconds(intended));

        Assert.InRange(operation.Sent[0].At, earliest, earliest + 3);
    }

    [Fact]
    public async Task Row_noted_as_unknown_long_ago_needs_no_further_wait()
    {
        var operation = new ScriptedOperation(_time, Replies.Succeeded) { LookUps = [Seen.Old] };

        var result = await SendInFlightAsync(operation, ManualTime.DefaultStart.AddHours(-8));

        Assert.Equal((QualificationStatus.Succeeded, 1, 2), (result.Status, result.Attempts, operation.LookedUp.Count));
        Assert.InRange(operation.Sent[0].At, 0.5, 3);
    }

    [Fact]
    public async Task Row_left_in_flight_is_not_looked_up_after_a_refusal_that_holds_for_all()
    {
        var operation = new ScriptedOperation(_time, Replies.Fatal) { LookUps = [Seen.Applied] };
        var sender = Engine.Sender(operation, Options);
        await sender.SendAsync(1, SampleForms.Vms(), Never);

        var result = await SendInFlightAsync(operation, sender: sender);

        Assert.Equal((QualificationStatus.Unknown, "OutcomeUnknown", 0), (result.Status, result.ErrorCode, operation.LookedUp.Count));
    }

    private static TimeSpan Step => TimeSpan.FromSeconds(0.25);

    private Task<VmsQualificationResult> SendAsync(ScriptedOperation operation, BulkOptions? options = null) =>
        _time.RunAsync(Engine.Sender(operation, options ?? Options).SendAsync(1, SampleForms.Vms(), Never), Step);

    private async Task<VmsQualificationResult> SendInFlightAsync(
        ScriptedOperation operation, DateTimeOffset? concluded = null, DateTimeOffset? intended = null, RowSender<VmsQualificationForm, VmsQualificationResult>? sender = null)
    {
        var form = SampleForms.Vms();
        var row = new PendingRow<VmsQualificationForm, VmsQualificationResult>(form, new VmsQualificationResult { Row = 1, Input = form })
        {
            Body = [1],
            Earlier = new EarlierOutcome(null) { IntendedAt = intended ?? ManualTime.DefaultStart.AddHours(-8), ConcludedAt = concluded },
        };
        await _time.RunAsync((sender ?? Engine.Sender(operation, Options)).SendAsync(row, slot: null, Never), Step);
        return row.Result;
    }
}
