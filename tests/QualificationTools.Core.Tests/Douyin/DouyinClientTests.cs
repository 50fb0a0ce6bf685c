using System.Runtime.CompilerServices;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Douyin;
using QualificationTools.Http;
using QualificationTools.Journal;
using QualificationTools.Resources;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Douyin;

public sealed class DouyinClientTests
{
    private const string Success = "{\"class_auth_taskid\":\"7177\",\"err\":{\"err_code\":0}}";

    private readonly ManualTime _time = new();
    private readonly List<RecordedRequest> _requests = [];

    [Fact]
    public async Task App_and_token_are_put_into_the_body()
    {
        await PostAsync(Client([Granted("t1"), StubHandler.Answer(200, Success)]));

        Assert.Equal("{\"appid\":\"App_and_token_are_put_into_the_body\",\"access_token\":\"t1\",\"merchant_entity_id\":\"I_1\"}", _requests[1].Text);
    }

    [Fact]
    public async Task Token_with_quotes_does_not_break_the_body()
    {
        await PostAsync(Client([Granted("a\\\"b"), StubHandler.Answer(200, Success)]));

        Assert.Equal("a\"b", System.Text.Json.JsonDocument.Parse(_requests[1].Text).RootElement.GetProperty("access_token").GetString());
    }

    [Fact]
    public async Task Content_type_has_no_charset()
    {
        await PostAsync(Client([Granted("t1"), StubHandler.Answer(200, Success)]));

        Assert.Equal("application/json", _requests[1].Headers["Content-Type"]);
    }

    [Fact]
    public async Task Action_is_the_end_of_the_path()
    {
        await PostAsync(Client([Granted("t1"), StubHandler.Answer(200, Success)]));

        Assert.Equal("https://developer.toutiao.com/auth/entity/update_class_auth", _requests[1].Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData("Authorization")]
    [InlineData("Aweme-Check-Type")]
    public async Task Header_that_production_does_not_need_is_not_sent(string header)
    {
        await PostAsync(Client([Granted("t1"), StubHandler.Answer(200, Success)], appId: "no" + header));

        Assert.DoesNotContain(header, _requests[1].Headers.Keys);
    }

    [Fact]
    public async Task Verdict_of_the_sandbox_is_sent()
    {
        await PostAsync(Client([Granted("t1"), StubHandler.Answer(200, Success)], verdict: "REJECT"));

        Assert.Equal("REJECT", _requests[1].Headers["Aweme-Check-Type"]);
    }

    [Fact]
    public async Task Module_names_itself_to_the_platform()
    {
        await PostAsync(Client([Granted("t1"), StubHandler.Answer(200, Success)]));

        Assert.Equal(UserAgent.Value, _requests[1].Headers["User-Agent"]);
    }

    [Theory]
    [InlineData(DouyinEnvironment.Production, "https://developer.toutiao.com/")]
    [InlineData(DouyinEnvironment.Sandbox, "https://open-sandbox.douyin.com/")]
    public void Environment_has_its_host(DouyinEnvironment environment, string endpoint) =>
        Assert.Equal(endpoint, DouyinClient.EndpointOf(environment).AbsoluteUri);

    [Fact]
    public void Journal_belongs_to_the_action_the_host_and_the_app() =>
        Assert.Equal(JournalScope.Create("douyin", "add_class_auth", new Uri(DouyinClient.ProductionEndpoint), "app", "s"), Client([], appId: "app").Scope("add_class_auth"));

    [Fact]
    public async Task Token_is_a_secret_as_soon_as_it_is_there()
    {
        var client = Client([Granted("t1"), StubHandler.Answer(200, Success)]);
        var before = client.Secrets;
        await PostAsync(client);

        Assert.Equal(["s"], before.Select(secret => secret.Reveal()));
        Assert.Equal(["s", "t1"], client.Secrets.Select(secret => secret.Reveal()));
    }

    [Theory]
    [InlineData("{\"err\":{\"err_code\":60033,\"err_msg\":\"illegal request access_token=TOKEN\"}}")]
    [InlineData("{\"err\":{\"err_code\":28001008,\"err_msg\":\"expired: TOKEN\"},\"log_id\":\"TOKEN\"}")]
    [InlineData("{\"err\":{\"err_code\":0},\"class_auth_taskid\":\"TOKEN\",\"log_id\":\"log-TOKEN\"}")]
    public async Task Token_of_the_request_and_the_one_before_are_in_no_reply_and_no_body(string answer)
    {
        var client = Client([
            Granted("act.first-token"), StubHandler.Answer(200, "{\"err\":{\"err_code\":28001008,\"err_msg\":\"act.first-token\"}}"),
            Granted("act.second-token"), StubHandler.Answer(200, answer.Replace("TOKEN", "act.first-token and act.second-token", StringComparison.Ordinal)),
        ], appId: answer);
        var (refused, _) = await client.PostAsync("update_class_auth", "{\"a\":1}"u8.ToArray(), TestContext.Current.CancellationToken);
        var (reply, exchange) = await client.PostAsync("update_class_auth", "{\"a\":1}"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.Contains("act.second-token", _requests[3].Text, StringComparison.Ordinal);
        Assert.Equal("***", refused.Message);
        Assert.DoesNotContain("-token", $"{reply.Code}{reply.Message}{reply.RequestId}{reply.TaskId}{System.Text.Encoding.UTF8.GetString(exchange!.Body.Span)}", StringComparison.Ordinal);
        Assert.Contains("***", $"{reply.Message}{reply.TaskId}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_and_older_token_that_the_token_call_repeats_are_masked()
    {
        var client = Client(
            [
                Granted("act.first-token"), StubHandler.Answer(200, "{\"err\":{\"err_code\":28001008}}"),
                StubHandler.Answer(200, "{\"err_no\":40017,\"err_tips\":\"the-app-secret act.first-token\"}"),
            ],
            new DouyinCredential("repeats", "the-app-secret"));
        await PostAsync(client);

        Assert.Equal("*** ***", (await PostAsync(client)).Message);
    }

    [Fact]
    public async Task Ready_token_that_is_refused_ends_the_run()
    {
        var reply = await PostAsync(Client([StubHandler.Answer(200, "{\"err\":{\"err_code\":28001008}}")], new DouyinCredential("app", "s", "ready")));

        Assert.Equal((ReplyKind.Fatal, "28001008", Texts.Get("Advice_Douyin_AccessToken")), (reply.Kind, reply.Code, reply.Advice));
        Assert.Contains("\"access_token\":\"ready\"", Assert.Single(_requests).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credential_that_gives_a_token_is_good()
    {
        var reply = await Client([Granted("t1")]).CheckAsync(TestContext.Current.CancellationToken);

        Assert.Equal((ReplyKind.Succeeded, 1), (reply.Kind, _requests.Count));
    }

    [Fact]
    public async Task Credential_that_gives_no_token_is_not()
    {
        var reply = await Client([StubHandler.Answer(200, "{\"err_no\":40017}")]).CheckAsync(TestContext.Current.CancellationToken);

        Assert.Equal((ReplyKind.Fatal, "40017"), (reply.Kind, reply.Code));
    }

    [Theory]
    [InlineData("{\"err\":{\"err_code\":60101,\"err_msg\":\"no entity\"},\"log_id\":\"log1\"}", ReplyKind.Succeeded, null)]
    [InlineData("{\"err\":{\"err_code\":0},\"log_id\":\"log1\"}", ReplyKind.Succeeded, null)]
    [InlineData("{\"err\":{\"err_code\":60030},\"log_id\":\"log1\"}", ReplyKind.Rejected, "60030")]
    [InlineData("{\"err\":{\"err_code\":28001008},\"log_id\":\"log1\"}", ReplyKind.Fatal, "28001008")]
    [InlineData("{\"err\":{\"err_code\":28001005},\"log_id\":\"log1\"}", ReplyKind.Unknown, "28001005")]
    public async Task Ready_token_is_good_where_the_entity_alone_is_refused(string answer, object kind, string? code)
    {
        var reply = await Client([StubHandler.Answer(200, answer)], new DouyinCredential("app", "s", "ready")).CheckAsync(TestContext.Current.CancellationToken);

        Assert.Equal(((ReplyKind)kind, code, "log1", 200), (reply.Kind, reply.Code, reply.RequestId, reply.HttpStatus));
        Assert.Equal(
            ("/auth/entity/get_class_auth", "{\"appid\":\"app\",\"access_token\":\"ready\",\"partner_entity_id\":\"\",\"merchant_entity_id\":\"0\"}"),
            (_requests[0].Uri.AbsolutePath, _requests[0].Text));
    }

    [Fact]
    public async Task Classes_on_record_are_asked_for_by_whose_they_are()
    {
        await Client([Granted("t1"), StubHandler.Answer(200, "{\"class_auths\":[],\"err\":{\"err_code\":0}}")])
            .GetClassAuthAsync(DouyinClassAuthQuery.For(SampleForms.Teacher()), TestContext.Current.CancellationToken);

        Assert.Equal("/auth/entity/get_class_auth", _requests[1].Uri.AbsolutePath);
        Assert.EndsWith(
            "\"partner_entity_id\":\"E_1\",\"merchant_entity_id\":\"I_1\",\"industry_code\":10000,\"industry_class\":{\"first_class\":40000,\"second_class\":40600,\"third_class\":0},\"industry_role\":1}",
            _requests[1].Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_refusal_of_a_question_about_an_entity_keeps_its_advice()
    {
        var (reply, _) = await Client([Granted("t1"), StubHandler.Answer(200, "{\"err\":{\"err_code\":60030}}")])
            .QueryEntityAsync(new SensitiveText("91110000000000000X"), TestContext.Current.CancellationToken);

        Assert.Equal(("60030", Texts.Get("Advice_Douyin_Permission")), (reply.Code, reply.Advice));
    }

    [Fact]
    public async Task Two_calls_fetch_one_token()
    {
        var client = Client([Granted("t1"), StubHandler.Answer(200, Success)]);

        await PostAsync(client);
        await PostAsync(client);

        Assert.Equal(["/api/apps/v2/token", "/auth/entity/update_class_auth", "/auth/entity/update_class_auth"], _requests.Select(request => request.Uri.AbsolutePath));
    }

    [Fact]
    public async Task Token_that_is_refused_is_renewed_for_the_next_attempt()
    {
        var client = Client([Granted("t1"), StubHandler.Answer(200, "{\"err\":{\"err_code\":28001008}}"), Granted("t2"), StubHandler.Answer(200, Success)]);

        var first = await PostAsync(client);
        var second = await PostAsync(client);

        Assert.Equal((ReplyKind.Mended, ReplyKind.Succeeded), (first.Kind, second.Kind));
        Assert.Contains("\"access_token\":\"t2\"", _requests[3].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        var reply = await PostAsync(Client([StubHandler.Answer(200, "{\"err_no\":40017}")]));

        Assert.Equal((ReplyKind.Fatal, 1), (reply.Kind, _requests.Count));
    }

    [Fact]
    public async Task Question_about_an_entity_spells_the_apps_id_with_an_underscore()
    {
        await Client([Granted("t1"), StubHandler.Answer(200, "{\"entity_id\":\"I_1\",\"err\":{\"err_code\":0}}")])
            .QueryEntityAsync(new SensitiveText("91110000000000000X"), TestContext.Current.CancellationToken);

        Assert.Equal(
            ("/auth/entity/query_entity_info", "{\"app_id\":\"Question_about_an_entity_spells_the_apps_id_with_an_underscore\",\"access_token\":\"t1\",\"certificate_id\":\"91110000000000000X\"}"),
            (_requests[1].Uri.AbsolutePath, _requests[1].Text));
    }

    [Fact]
    public async Task Refusal_does_not_repeat_the_certificate()
    {
        var (reply, _) = await Client([Granted("t1"), StubHandler.Answer(200, "{\"err\":{\"err_code\":60010,\"err_msg\":\"no entity of 91110000000000000X\"}}", ("X-Tt-Logid", "91110000000000000X"))])
            .QueryEntityAsync(new SensitiveText("91110000000000000X"), TestContext.Current.CancellationToken);

        Assert.Equal((ReplyKind.Rejected, "no entity of ***", "***"), (reply.Kind, reply.Message, reply.RequestId));
        Assert.Equal(Texts.Get("Advice_EntityNotFound"), reply.Advice);
    }

    [Fact]
    public async Task Review_of_a_class_is_asked_for_by_its_task()
    {
        await Client([Granted("t1"), StubHandler.Answer(200, "{\"qualifications\":[],\"err\":{\"err_code\":0}}")]).GetAuditDetailAsync("7177", TestContext.Current.CancellationToken);

        Assert.Equal("/auth/entity/get_audit_detail", _requests[1].Uri.AbsolutePath);
        Assert.EndsWith("\"auth_taskid\":\"7177\",\"auth_type\":2}", _requests[1].Text, StringComparison.Ordinal);
    }

    private static HttpResponseMessage Granted(string token) =>
        StubHandler.Answer(200, "{\"err_no\":0,\"data\":{\"access_token\":\"" + token + "\",\"expires_in\":7200}}");

    private static async Task<Reply> PostAsync(DouyinClient client) =>
        (await client.PostAsync("update_class_auth", "{\"merchant_entity_id\":\"I_1\"}"u8.ToArray(), TestContext.Current.CancellationToken)).Reply;

    private DouyinClient Client(HttpResponseMessage[] answers, string? verdict = null, [CallerMemberName] string appId = "") =>
        Client(answers, new DouyinCredential(appId, "s"), verdict);

    private DouyinClient Client(HttpResponseMessage[] answers, DouyinCredential credential, string? verdict = null)
    {
        var transport = new HttpTransport(new HttpMessageInvoker(StubHandler.Answering(_requests, answers)), _time);
        return new DouyinClient(transport, new Uri(DouyinClient.ProductionEndpoint), credential, verdict, TimeSpan.FromSeconds(30), _time);
    }
}
