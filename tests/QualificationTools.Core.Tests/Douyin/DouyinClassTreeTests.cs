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

    [Fact]
    public void Every_member_of_the_published_sample_is_read()
    {
        // DOU-13
        var read = Assert.Single(Read("""
            {
              "err_msg": "success", "err_no": 0, "log_id": "L1",
              "data": { "product_class_info_list": [ {
                "class_info_detail_list": [ {
                  "class_definition": "定义", "document_link": "https://example.com/rules", "professional_certification": "专业认证",
                  "professional_education": "学历", "qualification_tip": "至少一项", "second_class_id": 10100, "second_class_name": "家长教育",
                  "special_tip": "受众", "teacher_qualification_certificate": "教师资格证"
                } ],
                "first_class_id": 10000, "first_class_name": "少儿成长"
              } ] }
            }
            """));

        Assert.Equal((10000, "少儿成长", 10100, "家长教育"), (read.FirstClass, read.FirstClassName, read.SecondClass, read.SecondClassName));
        Assert.Equal(("定义", "至少一项", "受众"), (read.ClassDefinition, read.QualificationTip, read.SpecialTip));
        Assert.Equal(
            ("学历", "专业认证", "教师资格证", "https://example.com/rules"),
            (read.ProfessionalEducation, read.ProfessionalCertification, read.TeacherQualificationCertificate, read.DocumentLink));
    }

    [Theory]
    [InlineData(DouyinEnvironment.Production, "https://developer.toutiao.com/api/apps/v2/token", "https://developer-product.zijieapi.com/product/api/query_class_info")]
    [InlineData(DouyinEnvironment.Sandbox, "https://open-sandbox.douyin.com/api/apps/v2/token", "https://open-sandbox.douyin.com/product/api/query_class_info")]
    public async Task Tree_is_asked_for_at_its_own_host_with_the_token_of_the_other(DouyinEnvironment environment, string tokenAddress, string address)
    {
        // DOU-13
        var reply = await AskAsync(environment, StubHandler.Answer(200, Answer));

        Assert.Equal([tokenAddress, address], _requests.Select(request => request.Uri.AbsoluteUri));
        Assert.Equal(("{\"appid\":\"tt1\",\"access_token\":\"T1\"}", "application/json"), (_requests[1].Text, _requests[1].Headers["Content-Type"]));
        Assert.Equal((ReplyKind.Succeeded, "L1"), (reply.Kind, reply.RequestId));
    }

    [Fact]
    public async Task Refusal_is_told() =>
        Assert.Equal(ReplyKind.Unknown, (await AskAsync(DouyinEnvironment.Production, StubHandler.Answer(200, "{\"err_no\":28001005,\"err_msg\":\"x\"}"))).Kind);

    private static IReadOnlyList<DouyinClassInfo> Read(string body) => DouyinClassTree.Read(Encoding.UTF8.GetBytes(body));

    private async Task<Reply> AskAsync(DouyinEnvironment environment, HttpResponseMessage answer)
    {
        DouyinTokens.Clear();
        var time = new ManualTime();
        var token = StubHandler.Answer(200, "{\"err_no\":0,\"err_tips\":\"success\",\"data\":{\"access_token\":\"T1\",\"expires_in\":7200}}");
        var transport = new HttpTransport(new HttpMessageInvoker(StubHandler.Answering(_requests, token, answer)), time);
        var client = new DouyinClient(transport, DouyinClient.EndpointOf(environment), new DouyinCredential("tt1", "s"), null, TimeSpan.FromSeconds(30), time)
        {
            ClassEndpoint = DouyinClient.ClassEndpointOf(environment),
        };
        return (await client.GetClassesAsync(TestContext.Current.CancellationToken)).Reply;
    }
}
