using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Vms;

public sealed class VmsUpdateTests
{
    private const string Success = "{\"ResponseMetadata\":{\"RequestId\":\"r1\"},\"Result\":{}}";

    private readonly ManualTime _time = new();
    private readonly List<RecordedRequest> _requests = [];

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Success_is_a_success()
    {
        var reply = await SendAsync(StubHandler.Answer(200, Success));

        Assert.Equal((ReplyKind.Succeeded, "r1", 200), (reply.Kind, reply.RequestId, reply.HttpStatus));
    }

    [Fact]
    public async Task Error_within_a_200_is_a_refusal()
    {
        var reply = await SendAsync(StubHandler.Answer(200, Error("RequestParametersError")));

        Assert.Equal((ReplyKind.Rejected, "RequestParametersError", "no", "r1", 200), (reply.Kind, reply.Code, reply.Message, reply.RequestId, reply.HttpStatus));
    }

    [Fact]
    public async Task Known_code_brings_its_advice()
    {
        using var _ = InCulture.Chinese();

        Assert.Equal("只有审批未通过的资质才可以修改。请等待审批结束。", (await SendAsync(StubHandler.Answer(200, Error("OperationDenied")))).Advice);
    }

    [Fact]
    public async Task Too_many_requests_bring_the_wait_that_is_asked_for()
    {
        var reply = await SendAsync(StubHandler.Answer(429, Error("FlowLimitExceeded.QPSOverLimit"), ("Retry-After", "3")));

        Assert.Equal((ReplyKind.Throttled, "FlowLimitExceeded.QPSOverLimit", TimeSpan.FromSeconds(3)), (reply.Kind, reply.Code, reply.RetryAfter));
    }

    [Fact]
    public async Task Error_without_a_code_is_judged_by_its_number()
    {
        var reply = await SendAsync(StubHandler.Answer(401, "{\"ResponseMetadata\":{\"RequestId\":\"r1\",\"Error\":{\"CodeN\":100010,\"Message\":\"no\"}}}"));

        Assert.Equal(ReplyKind.Fatal, reply.Kind);
    }

    [Theory]
    [InlineData(200, "Unknown")]
    [InlineData(302, "Unknown")]
    [InlineData(407, "Fatal")]
    [InlineData(429, "Throttled")]
    [InlineData(502, "Unknown")]
    [InlineData(503, "NotApplied")]
    public async Task Page_of_a_proxy_is_judged_by_its_status(int status, string kind)
    {
        var reply = await SendAsync(StubHandler.Answer(status, "<html>oops</html>"));

        Assert.Equal((Enum.Parse<ReplyKind>(kind), "ForeignAnswer", status), (reply.Kind, reply.Code, reply.HttpStatus));
    }

    [Theory]
    [InlineData(500, "Unknown")]
    [InlineData(503, "NotApplied")]
    public async Task Envelope_without_an_error_is_no_success_under_another_status(int status, string kind) =>
        Assert.Equal(Enum.Parse<ReplyKind>(kind), (await SendAsync(StubHandler.Answer(status, Success))).Kind);

    [Fact]
    public async Task Clock_is_set_by_the_services_date_and_the_next_attempt_signed_with_it()
    {
        var update = Update(StubHandler.Answer(403, Error("InvalidTimestamp"), ("Date", "Mon, 02 Mar 2026 03:30:00 GMT")), StubHandler.Answer(200, Success));

        var first = await update.SendAsync(SampleForms.Vms(), [], Never);
        await update.SendAsync(SampleForms.Vms(), [], Never);

        Assert.Equal((ReplyKind.Mended, "20260302T010000Z", "20260302T033000Z"), (first.Kind, _requests[0].Headers["X-Date"], _requests[1].Headers["X-Date"]));
    }

    [Fact]
    public async Task Clock_that_cannot_be_set_stops_the_run() =>
        Assert.Equal(ReplyKind.Fatal, (await SendAsync(StubHandler.Answer(403, Error("InvalidTimestamp")))).Kind);

    [Fact]
    public async Task Look_up_asks_for_the_one_number()
    {
        await LookUpAsync(StubHandler.Answer(200, Found(1)));

        Assert.Equal(("?Action=QueryQualification&Version=2022-01-01", "{\"QualificationNoList\":[\"QUA1\"]}"), (_requests[0].Uri.Query, _requests[0].Text));
    }

    [Theory]
    [InlineData(1, "Applied")]
    [InlineData(2, "Open")]
    [InlineData(3, "NotApplied")]
    [InlineData(9, "Open")]
    public async Task Review_status_tells_whether_the_update_took_effect(int status, string answer) =>
        Assert.Equal(Enum.Parse<LookUpAnswer>(answer), await LookUpAsync(StubHandler.Answer(200, Found(status))));

    [Fact]
    public async Task Number_that_is_not_found_leaves_the_question_open() =>
        Assert.Equal(LookUpAnswer.Open, await LookUpAsync(StubHandler.Answer(200, "{\"ResponseMetadata\":{},\"Result\":{\"Records\":[]}}")));

    [Theory]
    [InlineData(200, "<html>")]
    [InlineData(503, "<html>")]
    [InlineData(500, "{\"ResponseMetadata\":{\"Error\":{\"Code\":\"InternalError\"}}}")]
    public async Task Question_that_failed_may_be_asked_again(int status, string body) => Assert.Null(await LookUpAsync(StubHandler.Answer(status, body)));

    [Fact]
    public async Task Row_without_a_number_cannot_be_looked_up() =>
        Assert.Equal(LookUpAnswer.Open, await Update().LookUpAsync(new VmsQualificationForm(), Never));

    private static string Error(string code) =>
        "{\"ResponseMetadata\":{\"RequestId\":\"r1\",\"Error\":{\"Code\":\"" + code + "\",\"Message\":\"no\"}}}";

    private static string Found(int status) =>
        "{\"ResponseMetadata\":{},\"Result\":{\"Records\":[{\"QualificationMainInfoVO\":{\"QualificationNo\":\"QUA1\",\"ApprovalStatus\":" + status + "}}]}}";

    private Task<Reply> SendAsync(HttpResponseMessage answer) => Update(answer).SendAsync(SampleForms.Vms(), [], Never);

    private Task<LookUpAnswer?> LookUpAsync(HttpResponseMessage answer) => Update(answer).LookUpAsync(SampleForms.Vms(), Never);

    private VmsUpdate Update(params HttpResponseMessage[] answers) => new(StubbedVms.Client(_requests, _time, answers));
}
