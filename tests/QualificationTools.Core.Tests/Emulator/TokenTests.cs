using QualificationTools.Emulator;

namespace QualificationTools.Core.Tests.Emulator;

public sealed class TokenTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private EmulatorHost _emulator = null!;
    private DouyinCaller _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { TimeProvider = _time });
        _caller = new DouyinCaller(_emulator);
    }

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Token_is_announced_for_two_hours()
    {
        var reply = await _caller.PostAsync("/api/apps/v2/token", DouyinCaller.Json("""{"appid":"ttemulator","secret":"emulator-secret","grant_type":"client_credential"}"""));

        Assert.Equal(0, reply.Json.GetProperty("err_no").GetInt32());
        Assert.Equal(7200, reply.Json.GetProperty("data").GetProperty("expires_in").GetInt32());
    }

    [Theory]
    [InlineData(7199, 0)]
    [InlineData(7200, 28001008)]
    public async Task Token_lives_two_hours(int seconds, int code)
    {
        var token = await _caller.FetchTokenAsync();

        _time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(code, await UseAsync(token));
    }

    [Theory]
    [InlineData(299, 0)]
    [InlineData(300, 28001008)]
    public async Task New_token_cuts_the_one_before_to_five_minutes(int seconds, int code)
    {
        var before = await _caller.FetchTokenAsync();
        await _caller.FetchTokenAsync();

        _time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(code, await UseAsync(before));
    }

    [Fact]
    public async Task New_token_does_not_prolong_the_one_before()
    {
        var before = await _caller.FetchTokenAsync();
        _time.Advance(TimeSpan.FromSeconds(7100));
        await _caller.FetchTokenAsync();

        _time.Advance(TimeSpan.FromSeconds(100));

        Assert.Equal(28001008, await UseAsync(before));
    }

    [Fact]
    public async Task Invented_token_is_invalid()
    {
        Assert.Equal(28001003, await UseAsync("invented"));
    }

    [Theory]
    [InlineData("""{"appid":"other","secret":"emulator-secret","grant_type":"client_credential"}""", 40015)]
    [InlineData("""{"appid":"ttemulator","secret":"other","grant_type":"client_credential"}""", 40017)]
    [InlineData("""{"appid":"ttemulator","secret":"emulator-secret","grant_type":"other"}""", 40020)]
    public async Task Wrong_request_has_its_code(string body, int code)
    {
        var reply = await _caller.PostAsync("/api/apps/v2/token", DouyinCaller.Json(body));

        Assert.Equal(code, reply.Json.GetProperty("err_no").GetInt32());
        Assert.Equal("{}", reply.Json.GetProperty("data").GetRawText());
    }

    [Fact]
    public async Task Body_that_is_not_json_is_a_system_error()
    {
        using var content = new StringContent("appid=ttemulator");

        var reply = await _caller.PostAsync("/api/apps/v2/token", content);

        Assert.Equal(-1, reply.Json.GetProperty("err_no").GetInt32());
    }

    private async Task<int> UseAsync(string token) => (await _caller.UpdateAsync(DouyinCaller.Teacher(token))).Code;
}
