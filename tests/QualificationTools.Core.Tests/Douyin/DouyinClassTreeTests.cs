using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Douyin;
using QualificationTools.Http;

namespace QualificationTools.Core.Tests.Douyin;

public sealed class DouyinClassTreeTests
{
    private const string Answer = "{\"err_no\":0,\"err_msg\":\"\",\"log_id\":\"L1\",\"data\":{\"product_class_info_list\":["
        + "{\"first_class_id\":10000,\"first_class_name\":\"少儿成长\",\"class_info_detail_list\":[{\"second_class_id\":10100,\"second_class_name\":\"家长教育\",\"x\":[]},{\"second_class_id\":\"10300\"}]},"
        + "{\"first_class_id\":30000,\"first_class_name\":\"语言培训\",\"class_info_detail_list\":[]}]}}";

    private readonly List<RecordedRequest> _requests = [];

    [Fact]
    public void Tree_is_flat() =>
        Assert.Equal(
            [(10000, "少儿成长", 10100, "家长教育"), (10000, "少儿成长", 10300, null), (30000, "语言培训", (int?)null, null)],
            Read(Answer).Select(one => (one.FirstClass, one.FirstClassName, one.SecondClass, one.SecondClassName)));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"data\":null}")]
    [InlineData("{\"data\":[]}")]
    [InlineData("{\"data\":{\"product_class_info_list\":{}}}")]
    [InlineData("{\"data\":{\"product_class_info_list\":[5,[],{},{\"first_class_id\":\"x\"},{\"first_class_id\":{}}]}}")]
    [InlineData("<html>")]
    public void What_is_no_class_is_left_out(string body) => Assert.Empty(Read(body));

    [Fact]
    public void No_mutation_of_an_answer_throws() =>
        Prop.ForAll(MutatedBytes.Of(Answer), bytes => { DouyinClassTree.Read(bytes); }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    [InlineData(DouyinEnvironment.Production, "https://developer-product.zijieapi.com/product/api/query_class_info")]
    [InlineData(DouyinEnvironment.Sandbox, "https://open-sandbox.douyin.com/product/api/query_class_info")]
    public async Task Tree_is_asked_for_at_its_own_host_without_a_token(DouyinEnvironment environment, string address)
    {
        var reply = await AskAsync(environment, StubHandler.Answer(200, Answer));

        var request = Assert.Single(_requests);
        Assert.Equal((address, "{}", "application/json"), (request.Uri.AbsoluteUri, request.Text, request.Headers["Content-Type"]));
        Assert.Equal((ReplyKind.Succeeded, "L1"), (reply.Kind, reply.RequestId));
    }

    [Fact]
    public async Task Refusal_is_told() =>
        Assert.Equal(ReplyKind.Unknown, (await AskAsync(DouyinEnvironment.Production, StubHandler.Answer(200, "{\"err_no\":28001005,\"err_msg\":\"x\"}"))).Kind);

    private static IReadOnlyList<DouyinClassInfo> Read(string body) => DouyinClassTree.Read(Encoding.UTF8.GetBytes(body));

    private async Task<Reply> AskAsync(DouyinEnvironment environment, HttpResponseMessage answer)
    {
        var time = new ManualTime();
        var transport = new HttpTransport(new HttpMessageInvoker(StubHandler.Answering(_requests, answer)), time);
        return (await DouyinClassTree.AskAsync(transport, DouyinClassTree.EndpointOf(environment), TimeSpan.FromSeconds(30), time, TestContext.Current.CancellationToken)).Reply;
    }
}
