using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Core.Tests.Vms.Signing;
using QualificationTools.Http;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Vms;

public sealed class VmsClientTests
{
    private readonly List<RecordedRequest> _requests = [];

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

        var (reply, _) = await client.PostAsync("QueryQualification", "{}"u8.ToArray(), TestContext.Current.CancellationToken);
        await client.PostAsync("QueryQualification", "{}"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal(((ReplyKind)kind, next), (reply.Kind, _requests[1].Headers["X-Date"]));
    }

    [Fact]
    public void Credential_prints_neither_key() =>
        Assert.Equal("VolcengineCredential", new VolcengineCredential("AK", "SK", "token").ToString());

    private Task<(Reply Reply, HttpExchange Exchange)> PostAsync(SignatureVector vector) =>
        Client(vector).PostAsync("UpdateQualification", vector.Body, TestContext.Current.CancellationToken);

    private VmsClient Client(SignatureVector vector, HttpResponseMessage? answer = null)
    {
        var time = new ManualTime(vector.Time);
        var transport = new HttpTransport(new HttpMessageInvoker(StubHandler.Answering(_requests, answer ?? StubHandler.Answer(200, "{}"))), time);
        return new VmsClient(transport, new Uri(VmsClient.DefaultEndpoint), vector.Credential, "cn-north-1", TimeSpan.FromSeconds(30), time);
    }
}
