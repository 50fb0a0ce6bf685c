using System.Text;
using System.Text.Json;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Douyin;
using QualificationTools.Http;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Douyin;

/// <summary>
/// Requests and answers in the shape of the published samples, with made-up data: each member is written, and each is read.
/// Rests on DOU-01, DOU-02, DOU-04, DOU-09, DOU-10 and DOU-18.
/// </summary>
public sealed class PublishedSampleTests
{
    private const string Merchant = "I_7000000000000000001";
    private const string Envelope = "\"err\":{\"err_code\":0,\"err_msg\":\"\"}";

    private static readonly DouyinClassAuthQuery Query = new("", Merchant, 10000, new DouyinClass { FirstClass = 40000, SecondClass = 40600, ThirdClass = 0 }, IndustryRole.Teacher);

    private readonly List<RecordedRequest> _requests = [];

    [Fact]
    public async Task Question_for_a_class_has_the_members_of_the_sample()
    {
        await Client("{\"class_auths\":[]," + Envelope + "}").GetClassAuthAsync(Query, CancellationToken.None);

        AssertSent("""
            {"appid":"tt1","access_token":"T1","partner_entity_id":"","merchant_entity_id":"I_7000000000000000001","industry_code":10000,
             "industry_class":{"first_class":40000,"second_class":40600,"third_class":0},"industry_role":1}
            """);
    }

    [Fact]
    public async Task Question_for_a_review_has_the_members_of_the_sample()
    {
        await Client("{" + Envelope + ",\"qualifications\":[]}").GetAuditDetailAsync("Role_7000000000000000002", CancellationToken.None);

        AssertSent("""{"appid":"tt1","access_token":"T1","auth_type":2,"auth_taskid":"Role_7000000000000000002"}""");
    }

    [Fact]
    public async Task Question_for_an_entity_has_the_members_of_the_sample()
    {
        await Client("{\"entity_id\":\"E_1\"," + Envelope + "}").QueryEntityAsync(new SensitiveText("91110000000000000X"), CancellationToken.None);

        AssertSent("""{"app_id":"tt1","access_token":"T1","certificate_id":"91110000000000000X"}""");
    }

    [Fact]
    public void Answer_of_get_class_auth_with_an_empty_block_is_read_member_for_member()
    {
        var read = Assert.Single(DouyinRecords.ReadClassAuths(Encoding.UTF8.GetBytes($$"""
            {
              "class_auths": [ {
                "audit_qualification": {},
                "industry_class": { "first_class": 40000, "second_class": 40600, "third_class": 0 },
                "industry_code": 10000, "industry_role": 1, "institution": {},
                "online_qualification": {
                  "audit_reason": "", "audit_status": 2, "audit_taskid": "Role_7000000000000000002", "expire_time": "2033-01-02",
                  "qualifications": [ { "material_expiretime": "2033-01-02", "material_paths": [ "certification/resource/a" ], "material_type": 1001 } ]
                },
                "partner": {}
              } ],
              {{Envelope}}
            }
            """), Query));

        Assert.Null(read.AuditQualification);
        var online = read.OnlineQualification!;
        Assert.Equal((AuditStatus.Passed, null, "Role_7000000000000000002", "2033-01-02"), (online.AuditStatus, online.AuditReason, online.TaskId, online.ExpireTime));
        AssertPaper(MaterialType.TeacherQualification, "2033-01-02", "certification/resource/a", Assert.Single(online.Materials));
        var form = (DouyinClassAuthForm)read.ToForm();
        Assert.Equal((Merchant, 40000, 40600, 0), (form.MerchantEntityId, form.Class?.FirstClass, form.Class?.SecondClass, form.Class?.ThirdClass));
        Assert.Equal((10000, IndustryRole.Teacher, null, null), (form.IndustryCode, form.IndustryRole, form.Institution, form.Partner));
        AssertPaper(MaterialType.TeacherQualification, "2033-01-02", "certification/resource/a", Assert.Single(form.Qualifications!));
    }

    [Fact]
    public void Answer_of_get_audit_detail_is_read_member_for_member()
    {
        var read = DouyinRecords.ReadAuditDetail(Encoding.UTF8.GetBytes($$"""
            {
              {{Envelope}},
              "qualifications": [ {
                "audit_reason": "材料不全", "audit_status": 3, "audit_taskid": "Role_7000000000000000002", "expire_time": "2033-01-02",
                "qualifications": [ { "material_expiretime": "2033-01-02", "material_paths": [ "certification/resource/a", "certification/resource/b" ], "material_type": 1002 } ]
              } ]
            }
            """), "Role_7000000000000000002", null)!;

        Assert.Equal((AuditStatus.Failed, "材料不全", "Role_7000000000000000002", "2033-01-02"), (read.AuditStatus, read.AuditReason, read.TaskId, read.ExpireTime));
        var paper = Assert.Single(read.Materials);
        Assert.Equal((MaterialType.TeacherSpecializedDegree, "2033-01-02"), (paper.MaterialType, paper.ExpireTime));
        Assert.Equal(["certification/resource/a", "certification/resource/b"], paper.MaterialPaths);
    }

    [Theory]
    [InlineData("{\"class_auth_taskid\":\"Role_7000000000000000002\"," + Envelope + "}")]
    public async Task Answer_of_an_update_has_the_task(string answer)
    {
        var (reply, _) = await Client(answer).PostAsync("update_class_auth", "{\"industry_code\":10000}"u8.ToArray(), CancellationToken.None);

        Assert.Equal((ReplyKind.Succeeded, "Role_7000000000000000002"), (reply.Kind, reply.TaskId));
    }

    [Fact]
    public void Institution_and_partner_in_an_answer_of_get_class_auth_are_read_member_for_member()
    {
        var read = Assert.Single(DouyinRecords.ReadClassAuths(Encoding.UTF8.GetBytes($$"""
            {
              "class_auths": [ {
                "industry_code": 10000, "industry_role": 2, "industry_class": { "first_class": 70000, "second_class": 70500, "third_class": 0 },
                "institution": {
                  "record_name": "示例学校", "scene_type": "线上机构", "subject_type": "企业工商户", "logo_uri": "certification/resource/l",
                  "trademark_uri": "certification/resource/t", "desc": "一所编造的学校",
                  "employee": {
                    "employee_material": { "name": "示例甲", "id_number": "110101199003070038", "expire_time": "长期有效", "front_path": "certification/resource/f", "back_path": "certification/resource/b" },
                    "cooperation_agreement": { "material_type": 1005, "material_expiretime": "2035-06-06", "material_paths": [ "certification/resource/c" ] }
                  }
                },
                "partner": {
                  "company_type": "个体工商户", "company_addr": "示例路2号",
                  "cooperation_cases": [ { "material_type": 1010, "material_expiretime": "长期有效", "material_paths": [ "certification/resource/p" ] } ]
                },
                "audit_qualification": { "audit_reason": "材料不全", "audit_status": 1, "audit_taskid": "Role_7000000000000000002", "expire_time": "", "qualifications": [] },
                "online_qualification": {}
              } ],
              {{Envelope}}
            }
            """), Query));

        Assert.Equal((70000, 70500, 0, IndustryRole.Institution), (read.FirstClass, read.SecondClass, read.ThirdClass, read.IndustryRole));
        var institution = read.Institution!;
        Assert.Equal(("示例学校", "线上机构", "企业工商户"), (institution.RecordName, institution.SceneType, institution.SubjectType));
        Assert.Equal(("certification/resource/l", "certification/resource/t", "一所编造的学校"), (institution.LogoUri, institution.TrademarkUri, institution.Description));
        var person = institution.Employee!.Material!;
        Assert.Equal(("示例甲", "110101199003070038", "长期有效"), (person.Name?.Reveal(), person.IdNumber?.Reveal(), person.ExpireTime));
        Assert.Equal(("certification/resource/f", "certification/resource/b"), (person.FrontPath, person.BackPath));
        AssertPaper(MaterialType.TeacherAndInstitutionProtocol, "2035-06-06", "certification/resource/c", institution.Employee.Agreement!);
        Assert.Equal(("个体工商户", "示例路2号"), (read.Partner!.CompanyType, read.Partner.CompanyAddress));
        AssertPaper(MaterialType.CooperationCase, "长期有效", "certification/resource/p", Assert.Single(read.Partner.CooperationCases!));
        var audit = read.AuditQualification!;
        Assert.Equal((AuditStatus.UnderReview, "材料不全", "Role_7000000000000000002", null), (audit.AuditStatus, audit.AuditReason, audit.TaskId, audit.ExpireTime));
        Assert.Equal((0, null), (audit.Materials.Count, read.OnlineQualification));
    }

    [Fact]
    public void Answer_of_query_entity_info_has_the_entity() =>
        Assert.Equal("E_7000000000000000001", DouyinRecords.ReadEntityId(Encoding.UTF8.GetBytes("{\"entity_id\":\"E_7000000000000000001\"," + Envelope + "}")));

    [Fact]
    public void Answer_of_upload_material_has_the_path() =>
        Assert.Equal(
            "certification/resource/0123456789abcdef0123456789abcdef",
            DouyinUpload.PathOf("{\"err_no\":0,\"err_tips\":\"success\",\"path\":\"certification/resource/0123456789abcdef0123456789abcdef\"}"u8.ToArray()));

    [Fact]
    public void Answer_of_the_token_call_has_the_token_and_its_lifetime() =>
        Assert.Equal(
            new DouyinTokenAnswer("act.1", 7200),
            DouyinTokenAnswer.Read("{\"err_no\":0,\"err_tips\":\"success\",\"data\":{\"access_token\":\"act.1\",\"expires_in\":7200}}"u8));

    private static void AssertPaper(MaterialType type, string expires, string path, DouyinMaterial paper)
    {
        Assert.Equal((type, expires), (paper.MaterialType, paper.ExpireTime));
        Assert.Equal([path], paper.MaterialPaths);
    }

    private void AssertSent(string json) =>
        Assert.True(
            JsonElement.DeepEquals(JsonDocument.Parse(json).RootElement, JsonDocument.Parse(_requests[^1].Text).RootElement),
            _requests[^1].Text);

    private DouyinClient Client(string answer)
    {
        var time = new ManualTime();
        var transport = new HttpTransport(new HttpMessageInvoker(StubHandler.Answering(_requests, StubHandler.Answer(200, answer))), time);
        return new DouyinClient(transport, new Uri(DouyinClient.ProductionEndpoint), new DouyinCredential("tt1", "s", "T1"), null, TimeSpan.FromSeconds(30), time);
    }
}
