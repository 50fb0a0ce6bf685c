using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Journal;
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

        Assert.Equal("该账号尚未开通语音服务或其中的某项功能。请在控制台开通。", (await SendAsync(StubHandler.Answer(200, Error("OperationDenied")))).Advice);
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
    [InlineData(407, "Unknown")]
    [InlineData(429, "Throttled")]
    [InlineData(502, "Unknown")]
    [InlineData(503, "Unknown")]
    public async Task Page_of_a_proxy_is_judged_by_its_status(int status, string kind)
    {
        var reply = await SendAsync(StubHandler.Answer(status, "<html>oops</html>"));

        Assert.Equal((Enum.Parse<ReplyKind>(kind), "ForeignAnswer", status), (reply.Kind, reply.Code, reply.HttpStatus));
    }

    [Theory]
    [InlineData(500, "Unknown")]
    [InlineData(503, "Unknown")]
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
    // The row was about to be sent at 09:00:00 in Beijing; the service's Date says that both clocks agree.
    [InlineData(1, "2026-03-02 09:00:10", "of the row", "Applied")]
    [InlineData(2, "2026-03-02 09:00:10", "of the row", "Applied")]
    [InlineData(3, "2026-03-02 09:00:10", "of the row", "Applied")]
    [InlineData(1, "2026-03-02 09:00:00", "of the row", "Applied")]
    [InlineData(3, "2026-03-02 09:00:00", "of the row", "Undecided")]
    [InlineData(1, "2026-03-02 08:59:00", "of the row", "Undecided")]
    [InlineData(3, "2026-03-02 08:59:00", "of the row", "Old")]
    [InlineData(1, null, "of the row", "Applied")]
    [InlineData(3, null, "of the row", "Undecided")]
    [InlineData(1, "2026-03-02 09:00:10", "another", "Undecided")]
    [InlineData(3, "2026-03-02 08:59:00", "another", "Old")]
    [InlineData(1, "2026-03-02 08:59:00", "another", "Old")]
    [InlineData(3, "2026-03-02 09:00:00", "another", "Undecided")]
    [InlineData(3, null, "another", "Undecided")]
    [InlineData(1, "2026-03-02 09:00:10", null, "Applied")]
    [InlineData(2, "2026-03-02 09:00:10", null, "Undecided")]
    [InlineData(3, "2026-03-02 09:00:10", null, "Undecided")]
    [InlineData(1, "2026-03-02 09:00:00", null, "Undecided")]
    [InlineData(3, "2026-03-02 08:59:00", null, "Old")]
    public async Task Status_content_and_time_together_tell_whether_the_update_took_effect(int status, string? updated, string? company, string expected) =>
        Assert.Equal(Enum.Parse<Evidence>(expected), (await LookUpAsync(Answer(Record(status, updated, company))))!.Evidence);

    [Theory]
    [InlineData("Settled", "2026-03-02 09:00:10", 1, "of the row", "Applied")]
    [InlineData("Settled", "2026-03-02 09:00:10", 3, "of the row", "Undecided")]
    [InlineData("Settled", "2026-03-02 09:00:00", 1, "of the row", "Undecided")]
    [InlineData("Settled", "2026-03-02 09:00:10", 1, null, "Undecided")]
    [InlineData("Possible", "2026-03-02 09:00:10", 1, "of the row", "Undecided")]
    [InlineData("Possible", "2026-03-02 08:59:00", 3, "of the row", "Old")]
    public async Task What_another_row_of_the_number_may_have_done_proves_nothing(string rivals, string updated, int status, string? company, string expected) =>
        Assert.Equal(Enum.Parse<Evidence>(expected), (await LookUpAsync(Answer(Record(status, updated, company)), Enum.Parse<Rivals>(rivals)))!.Evidence);

    [Theory]
    [InlineData(null, "Unclear")]
    [InlineData("Mon, 02 Mar 2026 01:10:00 GMT", "Before")]
    [InlineData("Mon, 02 Mar 2026 00:30:00 GMT", "After")]
    public async Task Times_of_the_service_are_held_against_its_own_clock(string? date, string expected)
    {
        var client = StubbedVms.Client(_requests, _time, date is null ? StubHandler.Answer(200, Found(1)) : StubHandler.Answer(200, Found(1), ("Date", date)));
        await client.PostAsync("QueryQualification", ReadOnlyMemory<byte>.Empty, Never);

        Assert.Equal(Enum.Parse<VmsMoment>(expected), client.Compare(_time.GetUtcNow().AddMinutes(5), new RowPast(_time.GetUtcNow())));
    }

    [Fact]
    public async Task Look_up_says_what_the_service_shows_and_since_when()
    {
        using var english = InCulture.English();

        var sighting = await LookUpAsync(Answer(Record(2, "2026-03-02 08:59:00", "another")));

        Assert.Equal("The service shows QUA1, Approved, last changed at 2026-03-02 08:59:00 +08:00.", sighting!.Shows);
    }

    [Fact]
    public void Command_that_settles_it_names_the_number() =>
        Assert.Equal("Get-VmsQualification -QualificationNo QUA1", Update().SettlingCommand(SampleForms.Vms()));

    [Fact]
    public async Task Number_that_is_not_found_leaves_the_question_open() =>
        Assert.Equal(Evidence.Undecided, (await LookUpAsync(StubHandler.Answer(200, "{\"ResponseMetadata\":{},\"Result\":{\"Records\":[]}}")))!.Evidence);

    [Fact]
    public async Task List_that_is_left_out_is_not_understood() =>
        Assert.Null(await LookUpAsync(StubHandler.Answer(200, "{\"ResponseMetadata\":{},\"Result\":{\"Total\":1}}")));

    [Theory]
    [InlineData(200, "<html>")]
    [InlineData(503, "<html>")]
    [InlineData(500, "{\"ResponseMetadata\":{\"Error\":{\"Code\":\"InternalError\"}}}")]
    public async Task Question_that_failed_may_be_asked_again(int status, string body) => Assert.Null(await LookUpAsync(StubHandler.Answer(status, body)));

    [Fact]
    public async Task Row_without_a_number_cannot_be_looked_up() =>
        Assert.Equal(Evidence.Untellable, (await Update().LookUpAsync(new VmsQualificationForm(), Past(), Never))!.Evidence);

    private static string Error(string code) =>
        "{\"ResponseMetadata\":{\"RequestId\":\"r1\",\"Error\":{\"Code\":\"" + code + "\",\"Message\":\"no\"}}}";

    private static string Found(int status) =>
        "{\"ResponseMetadata\":{},\"Result\":{\"Records\":[{\"QualificationMainInfoVO\":{\"QualificationNo\":\"QUA1\",\"ApprovalStatus\":" + status + "}}]}}";

    private Task<Reply> SendAsync(HttpResponseMessage answer) => Update(answer).SendAsync(SampleForms.Vms(), [], Never);

    // With the company as the one member that both the row and the record may have.
    private static string Record(int status, string? updated, string? company) =>
        "{\"ResponseMetadata\":{},\"Result\":{\"Records\":[{\"QualificationMainInfoVO\":{\"QualificationNo\":\"QUA1\",\"ApprovalStatus\":" + status
        + (updated is null ? "" : ",\"UpdateTime\":\"" + updated + "\"") + (company is null ? "" : ",\"QualificationEntity\":\"" + company + "\"") + "}}]}}";

    private static HttpResponseMessage Answer(string body) => StubHandler.Answer(200, body, ("Date", "Mon, 02 Mar 2026 01:00:00 GMT"));

    private RowPast Past(Rivals rivals = Rivals.None) => new(_time.GetUtcNow(), rivals);

    private Task<Sighting?> LookUpAsync(HttpResponseMessage answer, Rivals rivals = Rivals.None)
    {
        var form = new VmsQualificationForm { MainInfo = new VmsMainInfo { QualificationNo = "QUA1", QualificationEntity = "of the row" } };
        return Update(answer).LookUpAsync(form, Past(rivals), Never);
    }

    private VmsUpdate Update(params HttpResponseMessage[] answers) => new(StubbedVms.Client(_requests, _time, answers));
}
