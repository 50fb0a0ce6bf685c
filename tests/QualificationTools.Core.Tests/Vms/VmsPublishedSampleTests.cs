using System.Text;
using System.Text.Json;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Vms;

/// <summary>
/// Requests and answers in the shape of the published samples, with made-up data: each member is written, and each is read.
/// Rests on VMS-02 to VMS-04, VMS-06, VMS-09 to VMS-11 and VMS-15 to VMS-17. Bodies of updates are in the Pester files.
/// </summary>
public sealed class VmsPublishedSampleTests
{
    private const string Metadata =
        "\"ResponseMetadata\":{\"RequestId\":\"20250315234703074182238227943941\",\"Action\":\"A\",\"Version\":\"2022-01-01\",\"Service\":\"vms\",\"Region\":\"cn-beijing\"}";

    private static readonly string[] MainPhotos =
    [
        "LegalRepresentativeFrontIdPhoto", "LegalRepresentativeBackIdPhoto", "DocOfNumberApplyPhoto", "CommitmentLetterOfNetAccessPhoto",
        "ThreeInOneBusinessLicensePhoto", "BusinessLicensePhoto", "CertificateOfOrganizationCodesPhoto", "CertificateOfTaxationRegistrationPhoto",
    ];

    private readonly List<RecordedRequest> _requests = [];
    private readonly ManualTime _time = new();

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Question_has_every_member_that_is_documented()
    {
        var query = new VmsQuery { QualificationNoList = ["QUA1", "QUA2"], ApprovalStatus = 3, QualificationEntityQueryPattern = "示例", Offset = 20, Limit = 50 };

        await VmsQueries.AskOnceAsync(Client("{" + Metadata + ",\"Result\":{\"Records\":[],\"Total\":0}}"), query, Never);

        AssertSent("QueryQualification", """{"QualificationNoList":["QUA1","QUA2"],"ApprovalStatus":3,"QualificationEntityQueryPattern":"示例","Offset":20,"Limit":50}""");
    }

    [Fact]
    public async Task Question_without_a_filter_has_no_member() =>
        Assert.Equal("{}", await SentAsync(client => VmsQueries.AskOnceAsync(client, new VmsQuery(), Never)));

    [Theory]
    [InlineData("URL")]
    [InlineData("Url")]
    public void Answer_of_the_query_is_read_member_for_member(string ending)
    {
        var photos = string.Concat(MainPhotos.Select(name => $"\"{name}{ending}\":\"https://x/{name}\","));
        var page = VmsQueryAnswer.Read(Encoding.UTF8.GetBytes($$$"""
            { {{{Metadata}}}, "Result": { "Limit": 20, "Offset": 0, "Total": 7, "Records": [ {
              "QualificationMainInfoVO": {
                {{{photos}}}
                "QualificationId": 31, "QualificationNo": "QUA164664762128220429", "AccountId": 2100000000, "ApprovalStatus": 3, "ApprovalDoneReason": "照片模糊",
                "QualificationEntity": "示例公司", "QualificationRelatedToThirdParty": 1, "CreateApprovalStatus": 1, "CertificateThreeInOne": 0,
                "CertificateThreeInOneStr": "否", "EnterpriseAddress": "示例路1号", "LegalRepresentativeName": "示例甲", "LegalRepresentativeId": "110101199003070038",
                "UnitSocialCreditCode": "91110108MA0000001D", "CodeOfOrganizationCertificate": "MA0000001", "CodeOfOrganizationCertificateURL": "https://x/9",
                "CreateTime": "2026-03-01 09:30:15", "UpdateTime": "2026-03-02 10:00:00"
              },
              "QualificationAdminInfoVO": {
                "Name": "示例乙", "ContactNumber": "13900000001", "IdCardNumber": "110101199003070070", "QualificationId": 31, "ApprovalInstanceCode": "A-1",
                "IdCardFrontPhoto{{{ending}}}": "https://x/f", "IdCardBackPhoto{{{ending}}}": "https://x/b", "IdCardPhotoWithPeople{{{ending}}}": "https://x/p"
              },
              "QualificationScenarioInfoVOList": [ {
                "SceneType": 1101, "SceneTypeStr": "客户服务", "SceneId": 701, "Description": "回访", "ScenarioOfCalling": "您好", "QualificationId": 31, "QualificationNo": "QUA164664762128220429"
              } ]
            } ] } }
            """))!;

        var record = Assert.Single(page.Records);
        Assert.Equal(7, page.Total);
        Assert.Equal((31, "QUA164664762128220429", "2100000000", "示例公司", "示例路1号"), (record.QualificationId, record.QualificationNo, record.AccountId, record.QualificationEntity, record.EnterpriseAddress));
        Assert.Equal((VmsApprovalStatus.Rejected, "照片模糊", 1, 1), (record.ApprovalStatus, record.ApprovalDoneReason, record.QualificationRelatedToThirdParty, record.CreateApprovalStatus));
        Assert.Equal((0, "否", "91110108MA0000001D", "https://x/9"), (record.CertificateThreeInOne, record.CertificateThreeInOneStr, record.UnitSocialCreditCode, record.CodeOfOrganizationCertificateUrl));
        Assert.Equal(("示例甲", "110101199003070038", "MA0000001"), (record.LegalRepresentativeName?.Reveal(), record.LegalRepresentativeId?.Reveal(), record.Main.CodeOfOrganizationCertificate?.Reveal()));
        Assert.Equal(("示例乙", "13900000001", "110101199003070070"), (record.AdminName?.Reveal(), record.AdminContactNumber?.Reveal(), record.Admin.IdCardNumber?.Reveal()));
        Assert.Equal((31, "A-1"), (record.Admin.QualificationId, record.Admin.ApprovalInstanceCode));
        Assert.Equal(
            (new DateTimeOffset(2026, 3, 1, 9, 30, 15, TimeSpan.FromHours(8)), new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8))),
            (record.CreateTime, record.UpdateTime));
        var scene = Assert.Single(record.Scenes);
        Assert.Equal((1101, "客户服务", 701, "回访", "您好"), (scene.SceneType, scene.SceneTypeStr, scene.SceneId, scene.Description, scene.ScenarioOfCalling));
        Assert.Equal((31, "QUA164664762128220429"), (scene.QualificationId, scene.QualificationNo));
        string[] columns = [.. MainPhotos.Select(name => name + "FileCode"), "AdminIdCardFrontPhotoFileCode", "AdminIdCardBackPhotoFileCode", "AdminIdCardPhotoWithPeopleFileCode"];
        Assert.Equal(columns.Order(StringComparer.Ordinal), record.PhotoUrls.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"QUA1\"")]
    public async Task Answer_of_an_update_is_a_success(string result)
    {
        var reply = await new VmsUpdate(Client("{" + Metadata + ",\"Result\":" + result + "}")).SendAsync(SampleForms.Vms(), "{}"u8.ToArray(), Never);

        Assert.Equal((ReplyKind.Succeeded, "20250315234703074182238227943941"), (reply.Kind, reply.RequestId));
    }

    [Theory]
    [InlineData("qualificationNo")]
    [InlineData("QualificationNo")]
    public async Task Answer_of_a_new_qualification_has_its_number(string member)
    {
        var reply = await new VmsAdd(Client("{" + Metadata + ",\"Result\":{\"" + member + "\":\"QUA9\"}}")).SendAsync(SampleForms.Vms(), "{}"u8.ToArray(), Never);

        Assert.Equal((ReplyKind.Succeeded, "QUA9"), (reply.Kind, reply.TaskId));
    }

    [Fact]
    public void Added_scenes_have_the_members_of_the_sample()
    {
        var form = new VmsSceneForm { QualificationNo = "QUA1", Scenarios = [new VmsScenario { SceneType = 1101, Description = "回访", ScenarioOfCalling = "您好", QualificationId = 31 }] };

        AssertSame(
            """{"QualificationScenarioInfoFormDOList":[{"SceneType":1101,"Description":"回访","ScenarioOfCalling":"您好","QualificationId":31,"QualificationNo":"QUA1"}]}""",
            Encoding.UTF8.GetString(new VmsSceneAdd(Client("{}")).Serialize(form)));
    }

    [Fact]
    public async Task Changed_scenes_are_all_submitted_again_as_the_service_shows_them()
    {
        const string Shown = "{" + Metadata + ",\"Result\":{\"Records\":[{\"QualificationMainInfoVO\":{\"QualificationNo\":\"QUA1\"},\"QualificationScenarioInfoVOList\":["
            + "{\"SceneType\":11,\"SceneTypeStr\":\"服务营销\",\"SceneId\":1,\"Description\":\"a\",\"ScenarioOfCalling\":\"b\",\"QualificationId\":31,\"QualificationNo\":\"QUA1\"},{\"SceneType\":22,\"Description\":\"c\"}]}],\"Total\":1}}";
        var form = new VmsSceneChangeForm { QualificationNo = "QUA1", Scenarios = [new VmsSceneChange { Position = 2, Description = "d" }] };

        await new VmsSceneUpdate(Client(Shown)).SendAsync(form, [], Never);

        AssertSent("UpdateQualificationScene", """
            {"QualificationScenarioInfoFormDOList":[
              {"SceneType":11,"Description":"a","ScenarioOfCalling":"b","QualificationId":31,"QualificationNo":"QUA1"},
              {"SceneType":22,"Description":"d","QualificationNo":"QUA1"}]}
            """);
    }

    [Theory]
    [InlineData("\"CodeN\":100010,\"Code\":\"SignatureDoesNotMatch\",\"Message\":\"no match\"", 401, "SignatureDoesNotMatch", "no match")]
    [InlineData("\"Code\":\"RequestParametersError\",\"Message\":\"参数错误\"", 200, "RequestParametersError", "参数错误")]
    [InlineData("\"CodeN\":100018,\"Code\":\"FlowLimitExceeded.QPSOverLimit\",\"Message\":\"slow\"", 429, "FlowLimitExceeded.QPSOverLimit", "slow")]
    public async Task Error_is_read_member_for_member(string error, int status, string code, string message)
    {
        var client = StubbedVms.Client(_requests, _time, StubHandler.Answer(status, "{" + Metadata[..^1] + ",\"Error\":{" + error + "}},\"Result\":null}"));

        var (reply, _) = await client.PostAsync("QueryQualification", "{}"u8.ToArray(), Never);

        Assert.Equal((code, message, "20250315234703074182238227943941", status), (reply.Code, reply.Message, reply.RequestId, reply.HttpStatus));
    }

    private async Task<string> SentAsync(Func<VmsClient, Task> ask)
    {
        await ask(Client("{" + Metadata + ",\"Result\":{\"Records\":[],\"Total\":0}}"));
        return _requests[^1].Text;
    }

    private void AssertSent(string action, string json)
    {
        Assert.Equal($"?Action={action}&Version=2022-01-01", _requests[^1].Uri.Query);
        AssertSame(json, _requests[^1].Text);
    }

    private static void AssertSame(string json, string sent) =>
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(json).RootElement, JsonDocument.Parse(sent).RootElement), sent);

    private VmsClient Client(string answer) => StubbedVms.Client(_requests, _time, StubHandler.Answer(200, answer));
}
