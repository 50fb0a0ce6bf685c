using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Forms;
using QualificationTools.Resources;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Bulk;

/// <summary>One row, one result.</summary>
public sealed class RowSenderTests
{
    private readonly ManualTime _time = new();

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    private BulkOptions Options => new() { Time = _time, Random = () => 0.5 };

    [Fact]
    public async Task Result_tells_which_row_it_is_of()
    {
        var form = SampleForms.Vms("QUA7");

        var result = await SendAsync(new ScriptedOperation(_time, Replies.Succeeded), form: form, row: 7);

        Assert.Equal((7L, "QUA7", true, ManualTime.DefaultStart), (result.Row, result.Key, ReferenceEquals(form, result.Input), result.StartedAt));
    }

    [Fact]
    public async Task Success_carries_the_services_ids()
    {
        var result = await SendAsync(new ScriptedOperation(_time, Replies.Succeeded));

        Assert.Equal((QualificationStatus.Succeeded, "r1", "7177", 200, 1), (result.Status, result.RequestId, result.ReviewTaskId, result.HttpStatus, result.Attempts));
    }

    [Fact]
    public async Task Success_has_no_error()
    {
        var result = await SendAsync(new ScriptedOperation(_time, Replies.Succeeded));

        Assert.Equal((null, null, null), (result.ErrorCode, result.ErrorMessage, result.Advice));
    }

    [Fact]
    public async Task Refusal_carries_the_services_words()
    {
        var result = await SendAsync(new ScriptedOperation(_time, Replies.Rejected));

        Assert.Equal(
            (QualificationStatus.Rejected, "OperationDenied", "It is under review.", "Wait.", "r2"),
            (result.Status, result.ErrorCode, result.ErrorMessage, result.Advice, result.RequestId));
    }

    [Theory]
    [InlineData("OperationDenied", true, "OperationDenied")]
    [InlineData("OperationDenied 13900000001", false, "*** ***")]
    [InlineData("\u001b[31mOdd\r\nCode", false, "[31mOdd Code")]
    public async Task Known_code_is_never_masked_and_another_one_is(string code, bool isKnown, string shown)
    {
        var form = SampleForms.Vms();
        form.AdminInfo!.Name = new SensitiveText("OperationDenied");
        form.AdminInfo.ContactNumber = new SensitiveText("13900000001");

        var result = await SendAsync(new ScriptedOperation(_time, new Reply(ReplyKind.Rejected, code) { HasKnownCode = isKnown }), form: form);

        Assert.Equal(shown, result.ErrorCode);
    }

    [Fact]
    public async Task Message_of_a_service_is_cut_and_has_no_control_characters_and_no_value_of_the_row()
    {
        var reply = new Reply(ReplyKind.Rejected, "E", "\u001b]0;x\u0007 13900000001" + new string('y', 7_000_000)) { RequestId = "r\r\nforged" };

        var result = await SendAsync(new ScriptedOperation(_time, reply));

        Assert.Equal(("]0;x ***" + new string('y', 992) + "…", "r forged"), (result.ErrorMessage, result.RequestId));
    }

    [Theory]
    [InlineData("138****0001")]
    [InlineData("***")]
    public async Task Masked_value_is_not_sent_whatever_is_skipped(string phone)
    {
        var operation = new ScriptedOperation(_time, Replies.Succeeded);
        var form = SampleForms.Vms();
        form.AdminInfo!.ContactNumber = new SensitiveText(phone);

        var result = await SendAsync(operation, Options with { SkipValidation = true }, form);

        Assert.Equal((QualificationStatus.Invalid, 0), (result.Status, operation.Sent.Count));
    }

    [Fact]
    public async Task Refusal_is_never_sent_again()
    {
        var operation = new ScriptedOperation(_time, Replies.Rejected, Replies.Succeeded);

        await SendAsync(operation);

        Assert.Single(operation.Sent);
    }

    [Fact]
    public async Task Message_that_repeats_the_input_is_redacted()
    {
        var result = await SendAsync(new ScriptedOperation(_time, Replies.Rejected with { Message = "钱二 110101199003070038 of QUA1" }));

        Assert.Equal("*** *** of QUA1", result.ErrorMessage);
    }

    [Fact]
    public async Task Duration_counts_the_waiting()
    {
        var result = await SendAsync(new ScriptedOperation(_time, Replies.NotApplied, Replies.Succeeded));

        Assert.Equal(TimeSpan.FromSeconds(0.5), result.Duration);
    }

    [Fact]
    public async Task Attempt_that_was_not_even_tried_does_not_count()
    {
        var result = await SendAsync(new ScriptedOperation(_time, Replies.Fatal with { WasTried = false }));

        Assert.Equal((QualificationStatus.Rejected, 0), (result.Status, result.Attempts));
    }

    [Fact]
    public async Task Refusal_tells_what_it_is_about()
    {
        var result = await SendAsync(new ScriptedOperation(_time, Replies.Fatal with { Concern = ErrorConcern.Credential }));

        Assert.Equal(ErrorConcern.Credential, result.Concern);
    }

    [Fact]
    public async Task Row_that_breaks_a_rule_is_not_sent()
    {
        var operation = new ScriptedOperation(_time, Replies.Succeeded);

        var result = await SendAsync(operation, form: SampleForms.Vms(""));

        Assert.Equal((QualificationStatus.Invalid, "ValidationFailed", 0, 0), (result.Status, result.ErrorCode, result.Attempts, operation.Sent.Count));
    }

    [Fact]
    public async Task Row_that_breaks_a_rule_carries_all_its_problems()
    {
        var form = SampleForms.Vms("");
        form.Scenarios = null;

        var result = await SendAsync(new ScriptedOperation(_time, Replies.Succeeded), form: form);

        Assert.Equal(["QualificationMainInfoFormDO.QualificationNo", "QualificationScenarioInfoFormDOList"], result.Problems.Select(problem => problem.Member));
    }

    [Fact]
    public async Task Warning_does_not_keep_a_row_from_being_sent()
    {
        var result = await SendAsync(new ScriptedOperation(_time, Replies.Succeeded), form: WithAWarning());

        Assert.Equal((QualificationStatus.Succeeded, "MobileNumber"), (result.Status, Assert.Single(result.Problems).RuleId));
    }

    [Fact]
    public async Task Warning_keeps_a_row_from_being_sent_under_strict_rules() =>
        Assert.Equal(QualificationStatus.Invalid, (await SendAsync(new ScriptedOperation(_time, Replies.Succeeded), Options with { Strict = true }, WithAWarning())).Status);

    [Fact]
    public async Task Row_that_breaks_a_rule_is_sent_where_validation_is_skipped() =>
        Assert.Equal(QualificationStatus.Succeeded, (await SendAsync(new ScriptedOperation(_time, Replies.Succeeded), Options with { SkipValidation = true }, SampleForms.Vms(""))).Status);

    [Fact]
    public async Task Row_that_could_not_be_read_is_not_sent_even_where_validation_is_skipped()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(("QualificationNo", "QUA1"), ("Scenario1.SceneType", "abc"));

        var result = await SendAsync(new ScriptedOperation(_time, Replies.Succeeded), Options with { SkipValidation = true }, form);

        Assert.Equal(QualificationStatus.Invalid, result.Status);
    }

    [Fact]
    public async Task Row_that_is_told_to_stop_before_it_was_sent_has_failed()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        var result = await Engine.Sender(new ScriptedOperation(_time, Replies.Succeeded), Options).SendAsync(1, SampleForms.Vms(), stop.Token).Soon();

        Assert.Equal((QualificationStatus.Failed, "NotSent", 0), (result.Status, result.ErrorCode, result.Attempts));
    }

    [Fact]
    public async Task Row_that_is_told_to_stop_while_it_waits_for_a_retry_has_failed()
    {
        using var stop = new CancellationTokenSource();
        var send = Engine.Sender(new ScriptedOperation(_time, Replies.NotApplied), Options).SendAsync(1, SampleForms.Vms(), stop.Token);
        await _time.WaitForTimersAsync(1).Soon();

        await stop.CancelAsync();

        var result = await send.Soon();
        Assert.Equal((QualificationStatus.Failed, "NotSent"), (result.Status, result.ErrorCode));
    }

    [Fact]
    public async Task Row_that_is_told_to_stop_in_flight_is_unknown()
    {
        using var stop = new CancellationTokenSource();
        var operation = new ScriptedOperation(_time) { OnSend = (_, token) => UntilStoppedAsync(token) };
        var send = Engine.Sender(operation, Options).SendAsync(1, SampleForms.Vms(), stop.Token);

        await stop.CancelAsync();

        Assert.Equal((QualificationStatus.Unknown, 0), ((await send.Soon()).Status, operation.LookedUp.Count));
    }

    [Fact]
    public async Task Row_that_is_told_to_stop_before_its_look_up_is_unknown()
    {
        using var stop = new CancellationTokenSource();
        var send = Engine.Sender(new ScriptedOperation(_time, Replies.Unknown), Options).SendAsync(1, SampleForms.Vms(), stop.Token);
        await _time.WaitForTimersAsync(1).Soon();

        await stop.CancelAsync();

        Assert.Equal(QualificationStatus.Unknown, (await send.Soon()).Status);
    }

    [Fact]
    public async Task Row_whose_body_cannot_be_made_has_failed()
    {
        var operation = new ScriptedOperation(_time, Replies.Succeeded) { OnSerialize = () => throw new InvalidOperationException("a bug") };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Failed, "UnexpectedError", Texts.Get("Advice_ValidationFailed"), 0), (result.Status, result.ErrorCode, result.Advice, operation.Sent.Count));
    }

    [Fact]
    public void Row_that_the_stop_kept_from_being_sent_has_failed()
    {
        var sender = Engine.Sender(new ScriptedOperation(_time), Options);
        var row = sender.Prepare(1, SampleForms.Vms());

        sender.Abandon(row);

        Assert.Equal((QualificationStatus.Failed, "NotSent"), (row.Result.Status, row.Result.ErrorCode));
    }

    [Fact]
    public void Row_that_breaks_a_rule_stays_invalid_though_the_run_is_stopped()
    {
        var sender = Engine.Sender(new ScriptedOperation(_time), Options);
        var row = sender.Prepare(1, SampleForms.Vms(""));

        sender.Abandon(row);

        Assert.Equal((QualificationStatus.Invalid, "ValidationFailed"), (row.Result.Status, row.Result.ErrorCode));
    }

    [Fact]
    public async Task Row_whose_sending_breaks_unexpectedly_is_unknown()
    {
        var operation = new ScriptedOperation(_time) { OnSend = (_, _) => throw new InvalidOperationException("a bug") };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Unknown, "UnexpectedError", Texts.Get("Advice_OutcomeUnknown")), (result.Status, result.ErrorCode, result.Advice![..Texts.Get("Advice_OutcomeUnknown").Length]));
    }

    [Fact]
    public async Task Row_whose_sending_breaks_with_an_IO_error_is_unknown()
    {
        var operation = new ScriptedOperation(_time) { OnSend = (_, _) => throw new IOException("a bug") };

        var result = await SendAsync(operation);

        Assert.Equal((QualificationStatus.Unknown, false), (result.Status, result.ErrorCode == "JournalFailed"));
    }

    [Fact]
    public async Task Row_whose_look_up_breaks_unexpectedly_is_unknown()
    {
        var operation = new ScriptedOperation(_time, Replies.Unknown) { OnLookUp = _ => throw new InvalidOperationException("a bug") };

        Assert.Equal(QualificationStatus.Unknown, (await SendAsync(operation)).Status);
    }

    [Fact]
    public async Task Row_with_a_null_among_its_scenes_has_a_result()
    {
        var form = SampleForms.Vms();
        form.Scenarios!.Add(null!);

        Assert.NotNull(await SendAsync(new ScriptedOperation(_time, Replies.Succeeded), form: form));
    }

    private static async Task<Reply> UntilStoppedAsync(CancellationToken stop)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        }
        catch (OperationCanceledException)
        {
        }

        return Replies.Unknown with { Code = "Stopped" };
    }

    private static VmsQualificationForm WithAWarning()
    {
        var form = SampleForms.Vms();
        form.AdminInfo!.ContactNumber = new SensitiveText("010-62000000");
        return form;
    }

    private Task<VmsQualificationResult> SendAsync(ScriptedOperation operation, BulkOptions? options = null, VmsQualificationForm? form = null, long row = 1) =>
        _time.RunAsync(Engine.Sender(operation, options ?? Options).SendAsync(row, form ?? SampleForms.Vms(), Never), TimeSpan.FromSeconds(0.1));
}
