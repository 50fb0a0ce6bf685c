using System.Runtime.CompilerServices;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Bulk;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Douyin;
using QualificationTools.Http;
using QualificationTools.Resources;

namespace QualificationTools.Core.Tests.Douyin;

/// <summary>Tokens are kept for the whole process, so that each test has an app of its own.</summary>
public sealed class DouyinTokensTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly ManualTime _time = new();
    private readonly List<RecordedRequest> _requests = [];

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_is_fetched_as_documented()
    {
        await Tokens([Granted("t1")]).GetAsync(Never);

        Assert.Equal(
            ("https://developer.toutiao.com/api/apps/v2/token", "application/json", "{\"appid\":\"Token_is_fetched_as_documented\",\"secret\":\"s\",\"grant_type\":\"client_credential\"}"),
            (_requests[0].Uri.AbsoluteUri, _requests[0].Headers["Content-Type"], _requests[0].Text));
    }

    [Fact]
    public async Task Module_names_itself_to_the_platform_that_gives_the_token()
    {
        await Tokens([Granted("t1")]).GetAsync(Never);

        Assert.Equal(UserAgent.Value, _requests[0].Headers["User-Agent"]);
    }

    [Fact]
    public async Task Ready_token_is_taken_as_it_is_and_none_is_fetched()
    {
        var tokens = Tokens(new DouyinCredential("ready", "s", "mine"), Granted("t1"));

        Assert.Equal(("mine", null), await tokens.GetAsync(Never));
        Assert.Equal("mine", tokens.Current);
        Assert.Empty(_requests);
    }

    [Fact]
    public async Task Token_in_use_is_told_from_the_first_on()
    {
        var tokens = Tokens([Granted("t1")]);
        var before = tokens.Current;
        await tokens.GetAsync(Never);

        Assert.Equal((null, "t1"), (before, tokens.Current));
    }

    [Fact]
    public async Task Fetch_is_noted_for_those_who_follow_the_run()
    {
        using var english = InCulture.English();
        var trace = new RunTrace(hasDetail: false, []);
        var tokens = new DouyinTokens(Transport(Granted("t1")), new Uri(DouyinClient.ProductionEndpoint), new DouyinCredential("noted", "s"), Timeout, _time, trace);
        await tokens.GetAsync(Never);
        await tokens.GetAsync(Never);

        Assert.True(trace.TryTake(out var line));
        Assert.Equal((false, "Getting an access token from developer.toutiao.com."), (line.IsDetail, line.Text));
        Assert.False(trace.TryTake(out _));
    }

    [Fact]
    public async Task Token_is_kept()
    {
        var tokens = Tokens([Granted("t1"), Granted("t2")]);
        await tokens.GetAsync(Never);

        Assert.Equal(("t1", null), await tokens.GetAsync(Never));
    }

    [Fact]
    public async Task Token_is_kept_for_the_whole_process()
    {
        await Tokens([Granted("t1"), Granted("t2")]).GetAsync(Never);

        Assert.Equal(("t1", null), await Tokens([Granted("t2")]).GetAsync(Never));
    }

    [Fact]
    public async Task Token_of_another_secret_is_another()
    {
        await Tokens([Granted("t1")]).GetAsync(Never);

        Assert.Equal(("t2", null), await Tokens([Granted("t1"), Granted("t2")], secret: "other").GetAsync(Never));
    }

    [Fact]
    public async Task Token_of_another_host_is_another()
    {
        await Tokens([Granted("t1")]).GetAsync(Never);

        var other = new DouyinTokens(Transport(Granted("t1"), Granted("t2")), new Uri(DouyinClient.SandboxEndpoint), new DouyinCredential(nameof(Token_of_another_host_is_another), "s"), Timeout, _time);

        Assert.Equal(("t2", null), await other.GetAsync(Never));
        Assert.Equal("https://open-sandbox.douyin.com/api/apps/v2/token", _requests[1].Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData(6899, "t1")]
    [InlineData(6900, "t2")]
    public async Task Token_is_renewed_five_minutes_before_it_ends(int seconds, string token)
    {
        var tokens = Tokens([Granted("t1"), Granted("t2")], appId: $"renewed{seconds}");
        await tokens.GetAsync(Never);

        _time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal((token, null), await tokens.GetAsync(Never));
    }

    [Fact]
    public async Task Token_that_was_refused_is_fetched_anew()
    {
        var tokens = Tokens([Granted("t1"), Granted("t2")]);
        await tokens.GetAsync(Never);

        tokens.Discard("t1");

        Assert.Equal(("t2", null), await tokens.GetAsync(Never));
    }

    [Fact]
    public async Task Refusal_of_an_older_token_leaves_the_newer_one()
    {
        var tokens = Tokens([Granted("t1"), Granted("t2"), Granted("t3")]);
        await tokens.GetAsync(Never);
        tokens.Discard("t1");
        await tokens.GetAsync(Never);

        tokens.Discard("t1");

        Assert.Equal(("t2", null), await tokens.GetAsync(Never));
    }

    [Fact]
    public async Task Rows_that_need_a_token_together_fetch_one()
    {
        var release = new TaskCompletionSource();
        var fetches = 0;
        var handler = new StubHandler(async (_, _) =>
        {
            Interlocked.Increment(ref fetches);
            await release.Task;
            return Granted("t1");
        });
        var tokens = new DouyinTokens(new HttpTransport(new HttpMessageInvoker(handler), _time), new Uri(DouyinClient.ProductionEndpoint), new DouyinCredential("together", "s"), Timeout, _time);

        var waiting = Enumerable.Range(0, 5).Select(_ => tokens.GetAsync(Never)).ToList();
        release.SetResult();

        Assert.All(await Task.WhenAll(waiting), answer => Assert.Equal("t1", answer.Token));
        Assert.Equal(1, fetches);
    }

    [Theory]
    [InlineData(40015)]
    [InlineData(40017)]
    [InlineData(40020)]
    [InlineData(28001003)]
    public async Task Wrong_app_or_secret_stops_the_run(int code)
    {
        var (token, refusal) = await Tokens([StubHandler.Answer(200, "{\"err_no\":" + code + ",\"err_tips\":\"no\",\"data\":{}}")], appId: $"wrong{code}").GetAsync(Never);

        Assert.Equal((null, ReplyKind.Fatal, false), (token, refusal!.Kind, refusal.WasTried));
    }

    [Theory]
    [InlineData("system", 200, "{\"err_no\":-1,\"err_tips\":\"system error\"}")]
    [InlineData("html", 200, "<html>")]
    [InlineData("without", 200, "{\"err_no\":0,\"data\":{}}")]
    [InlineData("gateway", 502, "<html>")]
    [InlineData("null", 200, "{\"err_no\":0,\"data\":null}")]
    public async Task Failed_token_call_means_that_the_row_was_not_sent(string appId, int status, string body)
    {
        var (token, refusal) = await Tokens([StubHandler.Answer(status, body)], appId: appId).GetAsync(Never);

        Assert.Equal((null, ReplyKind.NotApplied, Texts.Get("Advice_Transient"), false), (token, refusal!.Kind, refusal.Advice, refusal.WasTried));
    }

    [Fact]
    public async Task Refusal_of_another_kind_stays_what_it_is()
    {
        var (token, refusal) = await Tokens([StubHandler.Answer(200, "{\"err_no\":28003018,\"err_tips\":\"slow\"}")]).GetAsync(Never);

        Assert.Equal((null, ReplyKind.Throttled, Texts.Get("Advice_Throttled"), false), (token, refusal!.Kind, refusal.Advice, refusal.WasTried));
    }

    [Fact]
    public async Task Stop_ends_the_waiting_for_somebody_elses_fetch()
    {
        using var stop = new CancellationTokenSource();
        var release = new TaskCompletionSource<HttpResponseMessage>();
        var transport = new HttpTransport(new HttpMessageInvoker(new StubHandler((_, _) => release.Task)), _time);
        var tokens = new DouyinTokens(transport, new Uri(DouyinClient.ProductionEndpoint), new DouyinCredential("stopped", "s"), Timeout, _time);
        var first = tokens.GetAsync(Never);
        var second = tokens.GetAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        release.SetResult(Granted("t1"));
        Assert.Equal(("t1", null), await first.Soon());
    }

    [Fact]
    public async Task Failed_token_call_is_repeated_for_the_next_row()
    {
        var tokens = Tokens([StubHandler.Answer(502, "<html>"), Granted("t1")]);
        await tokens.GetAsync(Never);

        Assert.Equal(("t1", null), await tokens.GetAsync(Never));
    }

    [Fact]
    public void Credential_prints_neither_its_id_nor_its_secret() => Assert.Equal("DouyinCredential", new DouyinCredential("app", "secret").ToString());

    private static HttpResponseMessage Granted(string token) =>
        StubHandler.Answer(200, "{\"err_no\":0,\"err_tips\":\"success\",\"data\":{\"access_token\":\"" + token + "\",\"expires_in\":7200}}");

    private HttpTransport Transport(params HttpResponseMessage[] answers) => new(new HttpMessageInvoker(StubHandler.Answering(_requests, answers)), _time);

    private DouyinTokens Tokens(HttpResponseMessage[] answers, [CallerMemberName] string appId = "", string secret = "s") => Tokens(new DouyinCredential(appId, secret), answers);

    private DouyinTokens Tokens(DouyinCredential credential, params HttpResponseMessage[] answers) =>
        new(Transport(answers), new Uri(DouyinClient.ProductionEndpoint), credential, Timeout, _time);
}
