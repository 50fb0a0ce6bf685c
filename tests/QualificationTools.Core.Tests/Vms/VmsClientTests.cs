using System.Net;
using System.Security.Cryptography;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Core.Tests.Vms.Signing;
using QualificationTools.Http;
using QualificationTools.Journal;
using QualificationTools.Resources;
using QualificationTools.Vms;
using QualificationTools.Vms.Signing;

namespace QualificationTools.Core.Tests.Vms;

public sealed class VmsClientTests : IDisposable
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    private readonly List<RecordedRequest> _requests = [];
    private readonly MemoryStream _target = new();

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public void Dispose() => _target.Dispose();

    [Theory]
    [InlineData("vms-update-full-cn-north-1-ct-charset")]
    [InlineData("vms-update-full-sts")]
    public async Task Request_carries_the_known_signature(string name)
    {
        var vector = SignatureVector.Named(name);

        await PostAsync(vector);

        Assert.Equal(vector.Expected("authorization"), _requests[0].Headers["Authorization"]);
    }

    [Fact]
    public async Task Request_is_as_documented()
    {
        var vector = SignatureVector.Named("vms-update-full-sts");

        await PostAsync(vector);

        var headers = _requests[0].Headers;
        Assert.Equal(
            ("https://cloud-vms.volcengineapi.com/?Action=UpdateQualification&Version=2022-01-01", "application/json; charset=utf-8", "20250605T031127Z", vector.Expected("bodySha256"), vector.Credential.SessionToken),
            (_requests[0].Uri.AbsoluteUri, headers["Content-Type"], headers["X-Date"], headers["X-Content-Sha256"], headers["X-Security-Token"]));
    }

    [Fact]
    public async Task Body_is_sent_as_it_was_signed()
    {
        var vector = SignatureVector.Named("vms-update-full-sts");

        await PostAsync(vector);

        Assert.Equal(vector.Body, _requests[0].Body);
    }

    [Theory]
    [InlineData("Thu, 05 Jun 2025 04:00:00 GMT", ReplyKind.Mended, "20250605T040000Z")]
    [InlineData(null, ReplyKind.Fatal, "20250605T031127Z")]
    public async Task Refused_time_sets_the_clock_where_the_answer_has_a_date(string? date, object kind, string next)
    {
        const string refusal = """{"ResponseMetadata":{"RequestId":"1","Error":{"CodeN":100006,"Code":"InvalidTimestamp","Message":"m"}}}""";
        var client = Client(SignatureVector.Named("vms-update-full-sts"), StubHandler.Answer(403, refusal, date is null ? [] : [("Date", date)]));

        var (reply, _) = await client.PostAsync("QueryQualification", "{}"u8.ToArray(), Never);
        await client.PostAsync("QueryQualification", "{}"u8.ToArray(), Never);

        Assert.Equal(((ReplyKind)kind, next), (reply.Kind, _requests[1].Headers["X-Date"]));
    }

    [Fact]
    public async Task Module_names_itself_to_the_service()
    {
        await PostAsync(SignatureVector.Named("vms-update-full-sts"));

        Assert.Equal(UserAgent.Value, _requests[0].Headers["User-Agent"]);
    }

    [Fact]
    public async Task Lasting_credential_sends_no_session_token()
    {
        await PostAsync(SignatureVector.Named("vms-update-full-cn-north-1-ct-charset"));

        Assert.DoesNotContain("X-Security-Token", _requests[0].Headers.Keys);
    }

    [Fact]
    public async Task Clock_that_was_set_is_noted_for_those_who_follow_the_run()
    {
        using var english = InCulture.English();
        const string Refusal = """{"ResponseMetadata":{"Error":{"CodeN":100006,"Code":"InvalidTimestamp","Message":"m"}}}""";
        var trace = new RunTrace(hasDetail: false, []);
        var client = Client(SignatureVector.Named("vms-update-full-sts"), StubHandler.Answer(403, Refusal, ("Date", "Thu, 05 Jun 2025 04:00:00 GMT")), trace);

        await client.PostAsync("QueryQualification", "{}"u8.ToArray(), Never);

        Assert.True(trace.TryTake(out var line));
        Assert.Equal((false, "The service's clock is 2913 s ahead of this machine's; signatures follow it."), (line.IsDetail, line.Text));
        Assert.False(trace.TryTake(out _));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Canonical_request_is_shown_to_those_who_look_for_a_fault(bool hasDetail)
    {
        using var english = InCulture.English();
        var vector = SignatureVector.Named("vms-update-full-sts");
        var trace = new RunTrace(hasDetail, vector.Credential.Secrets);

        await Client(vector, trace: trace).PostAsync("UpdateQualification", vector.Body, Never);

        Assert.Equal(hasDetail, trace.TryTake(out var line));
        if (!hasDetail)
            return;
        Assert.True(line!.IsDetail);
        Assert.StartsWith("UpdateQualification: canonical request\nPOST\n/\nAction=UpdateQualification&Version=2022-01-01\n", line.Text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain(vector.Credential.SessionToken!, line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Journal_belongs_to_the_action_the_host_and_the_account()
    {
        var vector = SignatureVector.Named("vms-update-full-sts");

        Assert.Equal(JournalScope.Create("vms", "UpdateQualification", new Uri(VmsClient.DefaultEndpoint), vector.Credential.AccessKey, vector.Credential.SecretKey), Client(vector).Scope("UpdateQualification"));
    }

    [Fact]
    public void Secret_and_session_token_are_not_to_be_repeated()
    {
        var vector = SignatureVector.Named("vms-update-full-sts");

        Assert.Equal([vector.Credential.SecretKey, vector.Credential.SessionToken!], Client(vector).Secrets.Select(secret => secret.Reveal()));
    }

    [Fact]
    public async Task File_is_asked_for_with_a_signed_request_that_has_no_body()
    {
        var vector = SignatureVector.Named("vms-update-full-cn-north-1-ct-charset");

        var (reply, _, file) = await FetchAsync(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Photo) }, "a b/照片&1.png");

        var request = Assert.Single(_requests);
        Assert.Equal("https://cloud-vms.volcengineapi.com/?Action=Download&FileCode=a%20b%2F%E7%85%A7%E7%89%87%261.png&Version=2022-01-01", request.Uri.AbsoluteUri);
        var signed = new VolcengineSigner(vector.Credential, "cn-north-1", "vms", VmsClient.SignedHeaders).Sign("GET", new CanonicalUri(request.Uri), [], SHA256.HashData([]), vector.Time);
        Assert.Equal(
            (signed.Authorization, signed.XDate, Convert.ToHexStringLower(SHA256.HashData([])), UserAgent.Value),
            (request.Headers["Authorization"], request.Headers["X-Date"], request.Headers["X-Content-Sha256"], request.Headers["User-Agent"]));
        Assert.DoesNotContain("Content-Type", request.Headers.Keys);
        Assert.Empty(request.Body);
        Assert.Equal((ReplyKind.Succeeded, 200, true), (reply.Kind, reply.HttpStatus, file.IsComplete));
        Assert.Equal(Photo, _target.ToArray());
    }

    [Fact]
    public async Task Refusal_in_place_of_a_file_is_a_refusal()
    {
        var (reply, _, file) = await FetchAsync(StubHandler.Answer(200, """{"ResponseMetadata":{"RequestId":"r1","Error":{"Code":"OperationDenied","Message":"no"}}}"""));

        Assert.Equal((ReplyKind.Fatal, "OperationDenied", "no", "r1", false), (reply.Kind, reply.Code, reply.Message, reply.RequestId, file.IsComplete));
    }

    [Fact]
    public async Task Success_without_a_file_is_none()
    {
        var (reply, exchange, _) = await FetchAsync(StubHandler.Answer(200, """{"ResponseMetadata":{"RequestId":"r1"},"Result":{}}"""));

        Assert.Equal((ReplyKind.Unknown, "ForeignAnswer", "r1", Texts.Get("Advice_ForeignAnswer"), Delivery.Answered), (reply.Kind, reply.Code, reply.RequestId, reply.Advice, exchange.Delivery));
    }

    [Fact]
    public async Task File_that_is_too_large_is_none()
    {
        var (reply, _, file) = await FetchAsync(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Photo) }, limit: Photo.Length - 1);

        Assert.Equal((ReplyKind.Unknown, "AnswerTooLarge", false), (reply.Kind, reply.Code, file.IsComplete));
    }

    [Fact]
    public async Task Proxys_page_in_place_of_a_file_is_judged_by_its_status()
    {
        var (reply, _, _) = await FetchAsync(StubHandler.Answer(503, "<html>"));

        Assert.Equal((ReplyKind.Unknown, "ForeignAnswer", 503), (reply.Kind, reply.Code, reply.HttpStatus));
    }

    [Fact]
    public void Credential_prints_neither_key() =>
        Assert.Equal("VolcengineCredential", new VolcengineCredential("AK", "SK", "token").ToString());

    private Task<(Reply Reply, HttpExchange Exchange)> PostAsync(SignatureVector vector) =>
        Client(vector).PostAsync("UpdateQualification", vector.Body, Never);

    private VmsClient Client(SignatureVector vector, HttpResponseMessage? answer = null, RunTrace? trace = null)
    {
        var time = new ManualTime(vector.Time);
        var transport = new HttpTransport(new HttpMessageInvoker(StubHandler.Answering(_requests, answer ?? StubHandler.Answer(200, "{}"))), time);
        return new VmsClient(transport, new Uri(VmsClient.DefaultEndpoint), vector.Credential, "cn-north-1", TimeSpan.FromSeconds(30), time, trace);
    }

    private async Task<(Reply Reply, HttpExchange Exchange, AnswerFile File)> FetchAsync(HttpResponseMessage answer, string code = "photo.png", long limit = 1000)
    {
        var file = new AnswerFile(_target, limit);
        var (reply, exchange) = await Client(SignatureVector.Named("vms-update-full-cn-north-1-ct-charset"), answer).FetchAsync("Download", "FileCode", code, file, Never);
        return (reply, exchange, file);
    }
}
