using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Core.Tests.Forms;
using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Douyin;

/// <summary>What get_class_auth, get_audit_detail and query_entity_info give.</summary>
public sealed class DouyinRecordsTests
{
    private const string Reason = "\"audit_reason\":\"孙三的身份证110101199003070070不清晰\"";

    private static readonly DouyinClassAuthQuery Query = DouyinClassAuthQuery.For(SampleForms.Institution());

    [Fact]
    public void Record_has_what_was_submitted_and_whose_it_is()
    {
        var auth = Assert.Single(Read(OnRecord()));

        Assert.Equal(("I_1", null, 10000, 40000, 40600, 0, IndustryRole.Institution),
            (auth.MerchantEntityId, auth.PartnerEntityId, auth.IndustryCode, auth.FirstClass, auth.SecondClass, auth.ThirdClass, auth.IndustryRole));
        Assert.Equal(("示例合作优先公司", "孙三"), (auth.Institution!.RecordName, auth.Institution.Employee!.Material!.Name!.Reveal()));
        Assert.Equal(("7", AuditStatus.Failed, "2030-01-01"), (auth.AuditQualification!.TaskId, auth.AuditStatus, auth.AuditQualification.ExpireTime));
        Assert.Equal(["certification/resource/1"], Assert.Single(auth.AuditQualification.Materials).MaterialPaths);
        Assert.Null(auth.OnlineQualification);
    }

    [Fact]
    public void Reason_does_not_repeat_personal_data() => Assert.Equal("***的身份证***不清晰", Assert.Single(Read(OnRecord())).AuditReason);

    [Fact]
    public void Reason_that_a_spreadsheet_would_run_is_guarded() =>
        Assert.Equal("'=1+1", Assert.Single(Read(OnRecord().Replace(Reason, "\"audit_reason\":\"=1+1\"", StringComparison.Ordinal))).AuditReason);

    [Theory]
    [InlineData("1", AuditStatus.UnderReview)]
    [InlineData("2", AuditStatus.Passed)]
    [InlineData("\"3\"", AuditStatus.Failed)]
    [InlineData("9", (AuditStatus)9)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    [InlineData("[]", null)]
    [InlineData("{}", null)]
    [InlineData("true", null)]
    public void Status_is_read_leniently(string status, AuditStatus? expected) =>
        Assert.Equal(expected, Assert.Single(Read("{\"class_auths\":[{\"audit_qualification\":{\"audit_status\":" + status + "}}]}")).AuditStatus);

    [Theory]
    [InlineData("0")]
    [InlineData("7")]
    [InlineData("\"\"")]
    [InlineData("{}")]
    public void Role_that_the_service_does_not_tell_is_the_one_asked_for(string role) =>
        Assert.Equal(IndustryRole.Institution, Assert.Single(Read("{\"class_auths\":[{\"industry_role\":" + role + "}]}")).IndustryRole);

    [Theory]
    [InlineData("\"audit_qualification\":{\"audit_status\":3},\"qualifications\":[{\"material_paths\":[\"b\"]}],\"online_qualification\":{\"qualifications\":[{\"material_paths\":[\"c\"]}]}", "b")]
    [InlineData("\"audit_qualification\":{\"qualifications\":[]},\"online_qualification\":{\"qualifications\":[{\"material_paths\":[\"c\"]}]}", "c")]
    [InlineData("\"audit_qualification\":{\"qualifications\":[{}]},\"online_qualification\":[{\"qualifications\":{\"material_paths\":[\"c\"]}}]", "c")]
    public void Papers_are_the_last_that_the_service_tells_of(string members, string path) =>
        Assert.Equal([path], Form(Assert.Single(Read("{\"class_auths\":[{" + members + "}]}"))).Qualifications![0].MaterialPaths);

    [Theory]
    [InlineData("{\"class_auths\":[{\"industry_class\":[],\"institution\":[],\"partner\":{},\"online_qualification\":{},\"audit_qualification\":[]}]}")]
    [InlineData("{\"class_auths\":[{\"industry_class\":null,\"institution\":null,\"partner\":null,\"online_qualification\":null,\"audit_qualification\":null}]}")]
    [InlineData("{\"class_auths\":[{\"industry_class\":5,\"institution\":\"x\",\"partner\":true,\"online_qualification\":[[]],\"audit_qualification\":\"\"}]}")]
    [InlineData("{\"class_auths\":[{\"industry_class\":{\"first_class\":{}},\"institution\":{\"employee\":[],\"record_name\":{}},\"partner\":{\"cooperation_cases\":{}}}]}")]
    [InlineData("{\"class_auths\":[{}]}")]
    public void Parts_in_another_shape_are_left_out(string body)
    {
        var auth = Assert.Single(Read(body));

        Assert.Equal((null, null, null, null), (auth.Institution, auth.Partner, auth.AuditQualification, auth.OnlineQualification));
        Assert.Equal(("I_1", 40000), (auth.MerchantEntityId, auth.FirstClass));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"class_auths\":null}")]
    [InlineData("{\"class_auths\":[]}")]
    [InlineData("{\"class_auths\":[5,null,\"x\",[]]}")]
    [InlineData("<html>")]
    public void Answer_without_records_has_none(string body) => Assert.Empty(Read(body));

    [Fact]
    public void List_that_is_one_object_is_one_record() => Assert.Equal(AuditStatus.Passed, Assert.Single(Read("{\"class_auths\":{\"audit_qualification\":{\"audit_status\":2}}}")).AuditStatus);

    [Theory]
    [InlineData("{\"class_auths\":[{\"institution\":{\"record_name\":\"\\ud800\"}}]}")]
    [InlineData("{\"class_auths\":[{\"institution\":{\"\\ud800\":1}}]}")]
    [InlineData("{\"class_auths\":[{\"\\ud800\":1,\"audit_qualification\":{\"audit_reason\":\"\\ud800\"}}]}")]
    public void Half_a_surrogate_pair_is_no_text(string body) => Assert.All(Read(body), auth => Assert.Null(auth.Institution?.RecordName ?? auth.AuditReason));

    [Fact]
    public void No_mutation_of_an_answer_throws() => Prop.ForAll(MutatedBytes.Of(OnRecord()), bytes =>
    {
        foreach (var auth in DouyinRecords.ReadClassAuths(bytes, Query))
            auth.ToForm();
        DouyinRecords.ReadAuditDetail(bytes, "7", SampleForms.Institution());
        DouyinRecords.ReadEntityId(bytes);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Review_of_a_task_is_known_by_the_task_and_by_what_was_submitted()
    {
        const string Body = "{\"qualifications\":[{\"audit_taskid\":\"1\",\"audit_status\":3,\"audit_reason\":\"模糊\",\"expire_time\":\"\"}]}";

        var review = DouyinRecords.ReadAuditDetail(Encoding.UTF8.GetBytes(Body), "7", SampleForms.Teacher())!;

        Assert.Equal(("7", AuditStatus.Failed, "模糊", null), (review.TaskId, review.AuditStatus, review.AuditReason, review.ExpireTime));
        Assert.Equal(("I_1", "E_1", 40000, IndustryRole.Teacher), (review.MerchantEntityId, review.PartnerEntityId, review.FirstClass, review.IndustryRole));
    }

    [Fact]
    public void What_is_in_force_is_told_beside_what_was_submitted_last()
    {
        const string Body = "{\"class_auths\":[{\"audit_qualification\":{\"audit_taskid\":8,\"audit_status\":1},\"online_qualification\":{\"audit_taskid\":\"7\",\"audit_status\":2,\"expire_time\":\"2030-01-01\",\"qualifications\":[{\"material_type\":1001,\"material_paths\":[\"a\"]}]}}]}";

        var auth = Assert.Single(Read(Body));

        Assert.Equal((AuditStatus.UnderReview, "8"), (auth.AuditStatus, auth.AuditQualification!.TaskId));
        var online = auth.OnlineQualification!;
        Assert.Equal(
            ("7", AuditStatus.Passed, "2030-01-01", "I_1", null, 40000, 40600, 0, IndustryRole.Institution),
            (online.TaskId, online.AuditStatus, online.ExpireTime, online.MerchantEntityId, online.PartnerEntityId, online.FirstClass, online.SecondClass, online.ThirdClass, online.IndustryRole));
        Assert.Equal(["a"], Assert.Single(online.Materials).MaterialPaths);
        Assert.Empty(auth.AuditQualification.Materials);
    }

    [Theory]
    [InlineData("E_1", "E_1")]
    [InlineData("", null)]
    public void Partner_is_the_one_that_asked(string asked, string? partner) =>
        Assert.Equal(partner, Assert.Single(DouyinRecords.ReadClassAuths("{\"class_auths\":[{}]}"u8.ToArray(), Query with { PartnerEntityId = asked })).PartnerEntityId);

    [Fact]
    public void What_the_service_says_of_the_class_counts_before_what_was_asked()
    {
        var auth = Assert.Single(Read("{\"class_auths\":[{\"industry_code\":10001,\"industry_class\":{\"first_class\":1,\"second_class\":2,\"third_class\":3},\"industry_role\":1}]}"));

        Assert.Equal((10001, 1, 2, 3, IndustryRole.Teacher), (auth.IndustryCode, auth.FirstClass, auth.SecondClass, auth.ThirdClass, auth.IndustryRole));
    }

    [Fact]
    public void Review_without_what_was_submitted_is_told_as_it_is()
    {
        const string Body = "{\"qualifications\":[{\"audit_status\":3,\"audit_reason\":\"孙三的身份证不清晰\"}]}";

        var review = DouyinRecords.ReadAuditDetail(Encoding.UTF8.GetBytes(Body), "7", null)!;

        Assert.Equal(("孙三的身份证不清晰", null, null, null), (review.AuditReason, review.MerchantEntityId, review.FirstClass, review.IndustryRole));
        Assert.Equal("7 Failed", review.ToString());
    }

    [Fact]
    public void First_of_several_submissions_counts() =>
        Assert.Equal("1", Assert.Single(Read("{\"class_auths\":[{\"audit_qualification\":[null,{\"audit_taskid\":\"1\"},{\"audit_taskid\":\"2\"}]}]}")).AuditQualification!.TaskId);

    [Fact]
    public void What_stands_before_half_a_surrogate_pair_stays() =>
        Assert.Equal("示例", Assert.Single(Read("{\"class_auths\":[{\"institution\":{\"record_name\":\"示例\",\"\\ud800\":1}}]}")).Institution?.RecordName);

    [Theory]
    [InlineData(64, 1)]
    [InlineData(65, 0)]
    public void Answer_has_at_most_64_levels(int levels, int records) =>
        Assert.Equal(records, Read("{\"class_auths\":[{}],\"more\":" + new string('[', levels - 1) + new string(']', levels - 1) + "}").Count);

    [Theory]
    [InlineData("2,2", AuditStatus.Passed)]
    [InlineData("2,3", AuditStatus.Failed)]
    [InlineData("3,1,2", AuditStatus.UnderReview)]
    public void Task_of_several_reviews_has_ended_when_all_have(string statuses, AuditStatus expected)
    {
        var body = "{\"qualifications\":[" + string.Join(',', statuses.Split(',').Select(status => "{\"audit_status\":" + status + "}")) + "]}";

        Assert.Equal(expected, DouyinRecords.ReadAuditDetail(Encoding.UTF8.GetBytes(body), "7", null)!.AuditStatus);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"qualifications\":[]}")]
    [InlineData("{\"qualifications\":null}")]
    [InlineData("")]
    public void Task_without_a_review_has_none(string body) => Assert.Null(DouyinRecords.ReadAuditDetail(Encoding.UTF8.GetBytes(body), "7", null));

    [Theory]
    [InlineData("{\"entity_id\":\"I_1\"}", "I_1")]
    [InlineData("{\"data\":{\"entity_id\":\"I_1\"}}", "I_1")]
    [InlineData("{\"entity_id\":7095844462232956546}", "7095844462232956546")]
    [InlineData("{\"entity_id\":\"\"}", null)]
    [InlineData("{\"entity_id\":{}}", null)]
    [InlineData("[]", null)]
    [InlineData("", null)]
    public void Entity_is_read_leniently(string body, string? id) => Assert.Equal(id, DouyinRecords.ReadEntityId(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Form_of_a_record_is_the_update_without_what_is_masked()
    {
        var form = Form(Assert.Single(Read(OnRecord(idNumber: "***************070"))));

        var expected = SampleForms.Institution();
        expected.PartnerEntityId = null;
        expected.Institution!.Employee!.Material!.IdNumber = null;
        Assert.Equal(WireBody.Of(expected), WireBody.Of(form));
        Assert.Equal(["Institution.EmployeeIdNumber"], form.Row.ToComplete);
        Assert.Equal("***的身份证110101199003070070不清晰", form.Row.Reason);
    }

    [Fact]
    public void Record_keeps_what_the_service_shows_masked()
    {
        var auth = Assert.Single(Read(OnRecord(idNumber: "***************070")));
        auth.ToForm();

        Assert.Equal(new SensitiveText("***************070"), auth.Institution!.Employee!.Material!.IdNumber);
    }

    [Fact]
    public void Form_is_a_copy()
    {
        var auth = Assert.Single(Read(OnRecord()));
        Form(auth).Institution!.RecordName = "另一所学校";

        Assert.Equal("示例合作优先公司", auth.Institution!.RecordName);
    }

    private static DouyinClassAuthForm Form(DouyinClassAuth auth) => Assert.IsType<DouyinClassAuthForm>(((IFormSource)auth).ToForm());

    private static IReadOnlyList<DouyinClassAuth> Read(string body) => DouyinRecords.ReadClassAuths(Encoding.UTF8.GetBytes(body), Query);

    private static string OnRecord(string idNumber = "110101199003070070") =>
        "{\"class_auths\":[{\"industry_code\":10000,\"industry_class\":{\"first_class\":40000,\"second_class\":40600,\"third_class\":0},\"industry_role\":2,"
        + "\"institution\":" + WireBody.Of(new DouyinClassAuthForm { Institution = SampleForms.Institution().Institution })["{\"institution\":".Length..^1].Replace("110101199003070070", idNumber, StringComparison.Ordinal)
        + ",\"partner\":{},\"online_qualification\":{},\"audit_qualification\":{\"audit_taskid\":\"7\",\"audit_status\":3," + Reason + ",\"expire_time\":\"2030-01-01\","
        + "\"qualifications\":[{\"material_type\":1001,\"material_expiretime\":\"长期有效\",\"material_paths\":[\"certification/resource/1\"]}]}}],\"err\":{\"err_code\":0}}";
}
