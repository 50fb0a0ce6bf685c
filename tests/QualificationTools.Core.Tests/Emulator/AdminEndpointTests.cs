using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using QualificationTools.Emulator;

namespace QualificationTools.Core.Tests.Emulator;

public sealed class AdminEndpointTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private EmulatorHost _emulator = null!;
    private VmsCaller _caller = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { TimeProvider = _time, RecordLimit = 3 });
        _caller = new VmsCaller(_emulator, _time);
        _http = new HttpClient { BaseAddress = _emulator.Endpoint };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _caller.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Requests_are_listed_with_what_was_answered()
    {
        await _caller.UpdateAsync("QUA1");

        var listed = Assert.Single((await GetAsync("/_emulator/requests")).EnumerateArray());

        Assert.Equal("POST", listed.GetProperty("method").GetString());
        Assert.Equal($"{_emulator.Endpoint}?Action=UpdateQualification&Version=2022-01-01", listed.GetProperty("url").GetString());
        Assert.Equal(VmsCaller.Form("QUA1"), listed.GetProperty("body").GetString());
        Assert.Equal("application/json", listed.GetProperty("headers").GetProperty("Content-Type").GetString());
        Assert.Equal("2026-03-02T01:00:00+00:00", listed.GetProperty("time").GetString());
        Assert.Equal(200, listed.GetProperty("answer").GetProperty("status").GetInt32());
        Assert.True(listed.GetProperty("applied").GetBoolean());
    }

    [Fact]
    public async Task Newest_requests_are_kept_and_the_counters_stay_exact()
    {
        foreach (var number in (string[])["QUA1", "QUA2", "QUA3", "QUA4"])
            await _caller.UpdateAsync(number);

        var counters = await GetAsync("/_emulator/requests?count");

        Assert.Equal(["QUA2", "QUA3", "QUA4"], _emulator.Requests.Select(request => request.Key));
        Assert.Equal((4, 4), (counters.GetProperty("requests").GetInt32(), counters.GetProperty("applied").GetInt32()));
    }

    [Fact]
    public async Task Reviews_end_as_they_were_told_to_until_the_reset()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync("/_emulator/reviews", "{\"afterMs\":5000,\"verdict\":\"reject\"}"));
        await _caller.UpdateAsync("QUA1");
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(3, await ApprovalStatusAsync("QUA1"));

        await PostAsync("/_emulator/reviews", "{\"afterMs\":5000}");
        await _caller.UpdateAsync("QUA1");
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, await ApprovalStatusAsync("QUA1"));

        _emulator.Reset();
        await _caller.UpdateAsync("QUA1");
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await ApprovalStatusAsync("QUA1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"afterMs\":-1}")]
    [InlineData("{\"afterMs\":\"5\"}")]
    [InlineData("{\"verdict\":\"maybe\"}")]
    [InlineData("{\"after\":5}")]
    public async Task Reviews_that_are_told_something_else_stay_as_they_were(string terms) =>
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("/_emulator/reviews", terms));

    [Fact]
    public async Task State_lists_records_with_their_counts()
    {
        await _caller.UpdateAsync("QUA1");

        var record = (await GetAsync("/_emulator/state")).GetProperty("qualifications")[0];

        Assert.Equal(("QUA1", 1, 1), (record.GetProperty("qualificationNo").GetString(), record.GetProperty("approvalStatus").GetInt32(), record.GetProperty("applied").GetInt32()));
    }

    [Fact]
    public async Task Fault_script_is_replaced()
    {
        await _http.PostAsync("/_emulator/faults", new StringContent("""[ { "status": 503 } ]"""), TestContext.Current.CancellationToken);

        Assert.Equal(503, (await _caller.UpdateAsync("QUA1")).Status);
    }

    [Fact]
    public async Task Wrong_fault_script_is_refused_and_the_old_one_stays()
    {
        await _http.PostAsync("/_emulator/faults", new StringContent("""[ { "status": 503 } ]"""), TestContext.Current.CancellationToken);

        using var response = await _http.PostAsync("/_emulator/faults", new StringContent("""[ { "stauts": 500 } ]"""), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(503, (await _caller.UpdateAsync("QUA1")).Status);
    }

    [Fact]
    public async Task Reset_goes_back_to_the_start()
    {
        await _caller.UpdateAsync("QUA1");

        await _http.PostAsync("/_emulator/reset", null, TestContext.Current.CancellationToken);

        Assert.Empty(_emulator.Requests);
        Assert.Empty(_emulator.State.Qualifications);
        Assert.Equal(0, _emulator.Counters.Requests);
    }

    [Fact]
    public async Task Looking_in_does_not_count_as_a_connection()
    {
        var counters = await GetAsync("/_emulator/counters");

        Assert.Equal(0, counters.GetProperty("connections").GetInt32());
    }

    [Fact]
    public async Task Connection_counts_even_without_a_request()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(_emulator.Endpoint.Host, _emulator.Endpoint.Port, TestContext.Current.CancellationToken);

        await Polling.UntilAsync(() => _emulator.Counters.Connections == 1);
    }

    [Fact]
    public async Task Unknown_address_is_recorded_without_an_action()
    {
        using var response = await _http.PostAsync("/elsewhere", new StringContent("x", Encoding.UTF8), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Null(Assert.Single(_emulator.Requests).Action);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://192.0.2.1:8080")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("http://example.com")]
    [InlineData("nonsense")]
    public async Task Address_that_is_not_http_on_loopback_is_refused(string url)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => EmulatorHost.StartAsync(new EmulatorOptions { Url = url }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Latency_holds_the_answer_back()
    {
        await using var emulator = await EmulatorHost.StartAsync(
            new EmulatorOptions { TimeProvider = _time, Latency = TimeSpan.FromMilliseconds(50) }, TestContext.Current.CancellationToken);
        using var caller = new VmsCaller(emulator, _time);
        var pending = caller.UpdateAsync("QUA1");
        await _time.WaitForTimersAsync(1);
        _time.Advance(TimeSpan.FromMilliseconds(49));
        var early = pending.IsCompleted;

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await pending;

        Assert.False(early);
    }

    private async Task<JsonElement> GetAsync(string path) =>
        JsonDocument.Parse(await _http.GetByteArrayAsync(path, TestContext.Current.CancellationToken)).RootElement;

    private async Task<HttpStatusCode> PostAsync(string path, string body)
    {
        using var response = await _http.PostAsync(path, new StringContent(body), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private async Task<int> ApprovalStatusAsync(string number) =>
        (await _caller.PostAsync("QueryQualification", "{\"QualificationNoList\":[\"" + number + "\"]}")).Result.GetProperty("Records")[0].GetProperty("QualificationMainInfoVO").GetProperty("ApprovalStatus").GetInt32();
}
