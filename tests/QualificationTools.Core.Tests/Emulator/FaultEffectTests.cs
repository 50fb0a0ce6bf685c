using QualificationTools.Emulator;
using QualificationTools.Emulator.Faults;

namespace QualificationTools.Core.Tests.Emulator;

public sealed class FaultEffectTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private EmulatorHost _emulator = null!;
    private VmsCaller _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { TimeProvider = _time });
        _caller = new VmsCaller(_emulator, _time);
    }

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Status_alone_gives_the_gateways_error_for_it()
    {
        Use("""[ { "status": 429, "retryAfter": 7 } ]""");

        var reply = await _caller.UpdateAsync("QUA1");

        Assert.Equal((429, "FlowLimitExceeded", 100018, "7"), (reply.Status, reply.Code, reply.CodeN, reply.RetryAfter));
        Assert.Equal(0, _emulator.State.AppliedToQualification("QUA1"));
    }

    [Fact]
    public async Task Retry_after_may_be_a_date()
    {
        Use("""[ { "status": 503, "retryAfter": "Mon, 02 Mar 2026 01:00:30 GMT" } ]""");

        Assert.Equal("Mon, 02 Mar 2026 01:00:30 GMT", (await _caller.UpdateAsync("QUA1")).RetryAfter);
    }

    [Theory]
    [InlineData("FlowLimitExceeded.QPSOverLimit", 429, 100018)]
    [InlineData("InternalServiceTimeout", 504, 100016)]
    [InlineData("InternalServiceFailed", 200, null)]
    public async Task Code_brings_its_status_and_number(string code, int status, int? number)
    {
        Use($$"""[ { "code": "{{code}}", "message": "as asked" } ]""");

        var reply = await _caller.UpdateAsync("QUA1");

        Assert.Equal((status, code, number, "as asked"), (reply.Status, reply.Code, reply.CodeN, reply.Message));
    }

    [Fact]
    public async Task Error_may_come_after_the_request_took_effect()
    {
        Use("""[ { "code": "InternalServiceFailed", "apply": true } ]""");

        await _caller.UpdateAsync("QUA1");

        Assert.Equal(1, _emulator.State.AppliedToQualification("QUA1"));
    }

    [Theory]
    [InlineData("""[ { "resetBeforeRead": true } ]""")]
    [InlineData("""[ { "resetBeforeRead": true, "key": "QUA1" } ]""")]
    [InlineData("""[ { "resetBeforeRead": true, "attempt": 1 } ]""")]
    public async Task Reset_before_reading_applies_nothing(string script)
    {
        Use(script);

        await Assert.ThrowsAsync<HttpRequestException>(() => _caller.UpdateAsync("QUA1"));

        Assert.Equal(0, _emulator.State.AppliedToQualification("QUA1"));
        Assert.Null(Assert.Single(_emulator.Requests).Answer);
    }

    [Fact]
    public async Task Reset_before_reading_is_a_reset_on_the_wire()
    {
        Use("""[ { "resetBeforeRead": true } ]""");

        Assert.Equal(new RawExchange("", true), await SendRawAsync("{}"));
    }

    [Fact]
    public async Task Reset_after_applying_applies_once()
    {
        Use("""[ { "resetAfterApply": true } ]""");

        await Assert.ThrowsAsync<HttpRequestException>(() => _caller.UpdateAsync("QUA1"));

        Assert.Equal(1, _emulator.State.AppliedToQualification("QUA1"));
        Assert.True(Assert.Single(_emulator.Requests).Applied);
    }

    [Fact]
    public async Task Truncated_answer_announces_more_than_it_sends()
    {
        Use("""[ { "truncate": true } ]""");

        var raw = await SendRawAsync("{}");

        var announced = int.Parse(raw.Received.Split("Content-Length: ")[1].Split("\r\n")[0], System.Globalization.CultureInfo.InvariantCulture);
        var sent = raw.Received.Split("\r\n\r\n")[1].Length;
        Assert.Equal(announced / 2, sent);
    }

    [Fact]
    public async Task Truncated_answer_comes_after_the_request_took_effect()
    {
        Use("""[ { "truncate": true } ]""");

        await Assert.ThrowsAsync<HttpRequestException>(() => _caller.UpdateAsync("QUA1"));

        Assert.Equal(1, _emulator.State.AppliedToQualification("QUA1"));
    }

    [Fact]
    public async Task Oversized_answer_has_the_size_asked_for_and_is_json_all_the_same()
    {
        Use("""[ { "oversize": 3000000 } ]""");

        var reply = await _caller.UpdateAsync("QUA1");

        Assert.Equal((3_000_000, null), (reply.Body.Length, reply.Code));
    }

    [Theory]
    [InlineData("""[ { "nonJson": true } ]""", 200)]
    [InlineData("""[ { "nonJson": true, "status": 502 } ]""", 502)]
    public async Task Page_of_a_proxy_is_html(string script, int status)
    {
        Use(script);

        var reply = await _caller.UpdateAsync("QUA1");

        Assert.Equal((status, "text/html"), (reply.Status, reply.ContentType));
    }

    [Fact]
    public async Task Redirect_names_its_target()
    {
        Use("""[ { "redirect": "http://127.0.0.1:9/elsewhere" } ]""");

        var reply = await _caller.UpdateAsync("QUA1");

        Assert.Equal((302, new Uri("http://127.0.0.1:9/elsewhere")), (reply.Status, reply.Location));
        Assert.Equal(0, _emulator.State.AppliedToQualification("QUA1"));
    }

    [Theory]
    [InlineData("hang", 0)]
    [InlineData("hangBeforeApply", 0)]
    [InlineData("hangAfterApply", 1)]
    public async Task Hanging_request_ends_when_the_client_goes_away(string effect, int applied)
    {
        Use($$"""[ { "{{effect}}": true } ]""");
        using var http = new HttpClient { BaseAddress = _emulator.Endpoint };
        using var giveUp = new CancellationTokenSource();
        var pending = http.SendAsync(_caller.Request(HttpMethod.Post, "UpdateQualification", VmsCaller.Form("QUA1")), giveUp.Token);
        await Polling.UntilAsync(() => _emulator.Requests.Count == 1 && _emulator.State.AppliedToQualification("QUA1") == applied);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
        await Polling.UntilAsync(() => _emulator.Counters.InFlight == 0);
        Assert.Equal(applied, _emulator.State.AppliedToQualification("QUA1"));
        Assert.Null(_emulator.Requests[0].Answer);
    }

    [Fact]
    public async Task Delayed_answer_comes_when_its_time_has_come()
    {
        Use("""[ { "delayMs": 5000 } ]""");
        var pending = _caller.UpdateAsync("QUA1");
        await _time.WaitForTimersAsync(1);
        _time.Advance(TimeSpan.FromMilliseconds(4999));
        var early = pending.IsCompleted;

        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Null((await pending).Code);
        Assert.False(early);
    }

    [Fact]
    public async Task Shifted_clock_refuses_the_clients_time_and_shows_its_own()
    {
        Use("""[ { "dateSkewSeconds": 3600 } ]""");

        var reply = await _caller.UpdateAsync("QUA1");

        Assert.Equal(("InvalidTimestamp", ManualTime.DefaultStart.AddHours(1)), (reply.Code, reply.Date));
    }

    [Fact]
    public async Task Shifted_clock_takes_a_signature_by_its_own_time()
    {
        Use("""[ { "dateSkewSeconds": 3600 } ]""");
        _caller.ClockOffset = TimeSpan.FromHours(1);

        Assert.Null((await _caller.UpdateAsync("QUA1")).Code);
    }

    [Theory]
    [InlineData("err", """{"err":{"err_code":60031,"err_msg":"m"}}""")]
    [InlineData("err_tips", """{"err_no":60031,"err_tips":"m","data":{}}""")]
    [InlineData("data", """{"data":{"error_code":60031,"description":"m"}}""")]
    public async Task Envelope_is_the_one_asked_for(string envelope, string expected)
    {
        Use($$"""[ { "action": "update_class_auth", "code": 60031, "message": "m", "envelope": "{{envelope}}" } ]""");
        using var caller = new DouyinCaller(_emulator);

        Assert.Equal(expected, (await caller.UpdateAsync(DouyinCaller.Teacher("any"))).Json.GetRawText());
    }

    [Fact]
    public async Task Envelopes_with_a_log_id_carry_that_of_the_header()
    {
        using var caller = new DouyinCaller(_emulator);
        Use("""[ { "code": 60031, "envelope": "err_msg" } ]""");
        var message = await caller.UpdateAsync(DouyinCaller.Teacher("any"));
        Use("""[ { "code": 60031, "envelope": "extra" } ]""");
        var extra = await caller.UpdateAsync(DouyinCaller.Teacher("any"));

        Assert.Equal(message.LogId, message.Json.GetProperty("log_id").GetString());
        Assert.Equal(extra.LogId, extra.Json.GetProperty("extra").GetProperty("logid").GetString());
    }

    [Fact]
    public async Task Token_call_can_fail_too()
    {
        Use("""[ { "action": "token", "code": -1 } ]""");
        using var caller = new DouyinCaller(_emulator);

        var reply = await caller.PostAsync("/api/apps/v2/token", DouyinCaller.Json("""{"appid":"ttemulator"}"""));

        Assert.Equal(-1, reply.Json.GetProperty("err_no").GetInt32());
    }

    private void Use(string script) => _emulator.SetFaults(FaultScript.Parse(script));

    private Task<RawExchange> SendRawAsync(string body) =>
        RawExchange.SendAsync(_emulator, "POST", "/?Action=UpdateQualification&Version=2022-01-01", body);
}
