using QualificationTools.Emulator;
using QualificationTools.Emulator.Faults;

namespace QualificationTools.Core.Tests.Emulator;

/// <summary>Rests on GW-01 to GW-04 of docs/facts.md: what stands between a client and a service says nothing of the effect.</summary>
public sealed class GatewayFaultTests : IAsyncLifetime
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

    [Theory]
    [InlineData("""[ { "gateway": true } ]""", 503, 0)]
    [InlineData("""[ { "gateway": true, "apply": true } ]""", 503, 1)]
    [InlineData("""[ { "gateway": true, "status": 502, "apply": true } ]""", 502, 1)]
    public async Task Gateway_says_the_same_before_the_effect_and_after_it(string script, int status, int applied)
    {
        Use(script);

        var reply = await _caller.UpdateAsync("QUA1");

        Assert.Equal((status, "text/plain"), (reply.Status, reply.ContentType));
        Assert.StartsWith("upstream connect error", System.Text.Encoding.UTF8.GetString(reply.Body), StringComparison.Ordinal);
        Assert.Equal(applied, Applied);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(409)]
    [InlineData(425)]
    [InlineData(499)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task Any_status_may_come_without_a_body_and_after_the_effect(int status)
    {
        Use($$"""[ { "empty": true, "status": {{status}}, "apply": true } ]""");

        var reply = await _caller.UpdateAsync("QUA1");

        Assert.Equal((status, 0, 1), (reply.Status, reply.Body.Length, Applied));
    }

    [Fact]
    public async Task Answer_may_be_cut_with_a_status_of_its_own()
    {
        Use("""[ { "truncate": true, "status": 503 } ]""");

        var raw = await RawExchange.SendAsync(_emulator, "POST", "/?Action=UpdateQualification&Version=2022-01-01", "{}");

        Assert.StartsWith("HTTP/1.1 503 ", raw.Received, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"status\": 504")]
    [InlineData("\"nonJson\": true, \"status\": 504")]
    [InlineData("\"gateway\": true")]
    public async Task Effect_may_come_after_the_answer(string ending)
    {
        Use($$"""[ { {{ending}}, "applyAfterMs": 3000 } ]""");
        await _caller.UpdateAsync("QUA1");
        await _time.WaitForTimersAsync(1);

        _time.Advance(TimeSpan.FromMilliseconds(2999));
        var early = Applied;
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await Polling.UntilAsync(() => _emulator.Requests[0].Applied);

        Assert.Equal((0, 1), (early, Applied));
        Assert.Equal(1, _emulator.Counters.Applied);
    }

    [Fact]
    public async Task Record_shows_the_time_of_the_late_effect()
    {
        Use("""[ { "action": "UpdateQualification", "status": 504, "applyAfterMs": 3000 } ]""");
        await _caller.UpdateAsync("QUA1");
        await _time.WaitForTimersAsync(1);
        _time.Advance(TimeSpan.FromSeconds(3));
        await Polling.UntilAsync(() => _emulator.Requests[0].Applied);

        var records = (await _caller.PostAsync("QueryQualification", """{"QualificationNoList":["QUA1"]}""")).Result.GetProperty("Records");

        Assert.Equal("2026-03-02 09:00:03", records[0].GetProperty("QualificationMainInfoVO").GetProperty("UpdateTime").GetString());
    }

    [Fact]
    public async Task Effect_may_come_while_the_client_still_waits()
    {
        Use("""[ { "hang": true, "applyAfterMs": 3000 } ]""");
        using var giveUp = new CancellationTokenSource();
        using var http = new HttpClient { BaseAddress = _emulator.Endpoint };
        var pending = http.SendAsync(_caller.Request(HttpMethod.Post, "UpdateQualification", VmsCaller.Form("QUA1")), giveUp.Token);
        await _time.WaitForTimersAsync(1);

        _time.Advance(TimeSpan.FromSeconds(3));
        await Polling.UntilAsync(() => _emulator.Requests[0].Applied);
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
        Assert.Equal(1, Applied);
    }

    [Fact]
    public async Task Late_effect_is_forgotten_by_a_reset()
    {
        Use("""[ { "status": 504, "applyAfterMs": 3000 } ]""");
        await _caller.UpdateAsync("QUA1");
        await _time.WaitForTimersAsync(1);

        _emulator.Reset();
        await Polling.UntilAsync(() => _time.PendingTimers == 0);
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.Empty(_emulator.State.Qualifications);
    }

    [Fact]
    public async Task Repeated_answer_makes_all_later_ones_of_the_connection_late()
    {
        Use("""[ { "key": "QUA2", "repeatAnswer": true } ]""");

        string?[] ids = [Id(await _caller.UpdateAsync("QUA1")), Id(await _caller.UpdateAsync("QUA2")), Id(await _caller.UpdateAsync("QUA3")), Id(await _caller.UpdateAsync("QUA4"))];

        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(ids[1], ids[2]);
        Assert.Equal(4, _emulator.Counters.Applied);
        static string? Id(VmsReply reply) => reply.Json.GetProperty("ResponseMetadata").GetProperty("RequestId").GetString();
    }

    [Fact]
    public async Task Repeated_answer_is_of_one_connection_only()
    {
        Use("""[ { "key": "QUA1", "repeatAnswer": true } ]""");
        await _caller.UpdateAsync("QUA1");
        using var other = new VmsCaller(_emulator, _time);

        Assert.Equal("QUALIFICATION_MISSING", (await other.UpdateAsync("XYZ")).Code);
    }

    [Fact]
    public async Task Code_that_nobody_has_published_may_come_after_the_effect()
    {
        Use("""[ { "code": "ServiceTimeout", "apply": true } ]""");

        var reply = await _caller.UpdateAsync("QUA1");

        Assert.Equal((200, "ServiceTimeout", 1), (reply.Status, reply.Code, Applied));
    }

    private int Applied => _emulator.State.AppliedToQualification("QUA1");

    private void Use(string script) => _emulator.SetFaults(FaultScript.Parse(script));
}
