using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Vms;

public sealed class VmsQualificationTests
{
    private const string Record = """
        {"qualificationMainInfoVo":{"qualificationid":7,"QualificationNo":"QUA1","AccountId":2100000000,"ApprovalStatus":3,"ApprovalDoneReason":"=照片模糊",
        "QualificationEntity":"示例公司","CreateApprovalStatus":-1,"CertificateThreeInOne":"1","LegalRepresentativeName":"张*","LegalRepresentativeId":"110101199003070038",
        "UnitSocialCreditCode":"91110108MA0000001D","LegalRepresentativeFrontIDPhotoURL":"https://x/1","BusinessLicensePhotoUrl":"https://x/2","DocOfNumberApplyPhotoURL":"",
        "CreateTime":"2026-03-02 09:30:15","UpdateTime":"never"},
        "QualificationAdminInfoVO":{"Name":"示例甲","ContactNumber":"139****0001","IdCardPhotoWithPeopleURL":"https://x/3"},
        "QualificationScenarioInfoVOList":[{"SceneType":11,"Description":"回访","QualificationNo":"QUA1"},null]}
        """;

    [Fact]
    public void Everything_is_read_without_regard_to_case()
    {
        var record = Read(Record)!;

        Assert.Equal(
            ("QUA1", 7, "2100000000", VmsApprovalStatus.Rejected, "示例公司", -1, 1),
            (record.QualificationNo, record.QualificationId, record.AccountId, record.ApprovalStatus, record.QualificationEntity, record.CreateApprovalStatus, record.CertificateThreeInOne));
        Assert.Equal("示例甲", record.AdminName?.Reveal());
        Assert.Equal((new DateTimeOffset(2026, 3, 2, 9, 30, 15, TimeSpan.FromHours(8)), null), (record.CreateTime, record.UpdateTime));
        Assert.Equal((11, "回访"), (record.Scenes.Single().SceneType, record.Scenes.Single().Description));
        Assert.Equal(
            ["AdminIdCardPhotoWithPeopleFileCode", "BusinessLicensePhotoFileCode", "LegalRepresentativeFrontIdPhotoFileCode"],
            record.PhotoUrls.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Members_that_only_some_SDKs_know_are_read()
    {
        // VMS-09
        var record = Read("""
            {
              "QualificationMainInfoVO": { "QualificationNo": "QUA1", "CertificateThreeInOneStr": "是", "CodeOfOrganizationCertificateURL": "https://x/9" },
              "QualificationAdminInfoVO": { "AccountId": "2100000000" },
              "QualificationScenarioInfoVOList": [ { "SceneType": 22, "SceneTypeStr": "客户服务", "SceneId": 701, "AccountId": "2100000000" } ]
            }
            """)!;

        Assert.Equal(("2100000000", "是", "https://x/9"), (record.AccountId, record.CertificateThreeInOneStr, record.CodeOfOrganizationCertificateUrl));
        Assert.Equal(("客户服务", 701), (record.Scenes.Single().SceneTypeStr, record.Scenes.Single().SceneId));
    }

    [Fact]
    public void Name_and_id_of_a_scene_are_not_sent_back()
    {
        var record = Read("""{"QualificationMainInfoVO":{"QualificationNo":"QUA1"},"QualificationScenarioInfoVOList":[{"SceneType":22,"SceneTypeStr":"客户服务","SceneId":701}]}""")!;

        var sent = System.Text.Encoding.UTF8.GetString(QualificationTools.Forms.FormWriter.Write((VmsQualificationForm)record.ToForm()));

        Assert.Contains("\"QualificationScenarioInfoFormDOList\":[{\"SceneType\":22}]", sent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2100000000c0ffeeIDPhoto.jpeg", true)]
    [InlineData("图片tos文件名", true)]
    [InlineData("https://x/1?sign=a", false)]
    [InlineData("//x/1", false)]
    public void Photo_that_is_not_an_address_is_a_code_and_goes_back(string photo, bool isCode)
    {
        // VMS-10
        var record = Read($$$"""{"QualificationMainInfoVO":{"QualificationNo":"QUA1","BusinessLicensePhotoURL":"{{{photo}}}"},"QualificationAdminInfoVO":{"IdCardFrontPhotoURL":"{{{photo}}}"}}""")!;

        var form = (VmsQualificationForm)record.ToForm();

        Assert.Equal(isCode ? (2, 0) : (0, 2), (record.PhotoFileCodes.Count, record.PhotoUrls.Count));
        Assert.Equal((isCode ? photo : null, isCode ? photo : null), (form.MainInfo!.BusinessLicensePhotoFileCode, form.AdminInfo!.IdCardFrontPhotoFileCode));
        Assert.Equal(!isCode, form.Row.ToComplete.Contains("BusinessLicensePhotoFileCode"));
    }

    [Fact]
    public void Text_that_a_spreadsheet_would_run_is_shown_guarded_and_kept_as_it_is()
    {
        var record = Read(Record)!;

        Assert.Equal(("'=照片模糊", "=照片模糊"), (record.ApprovalDoneReason, record.ToForm().Row.Reason));
    }

    [Fact]
    public void Form_has_what_was_given_and_names_what_must_be_filled_in()
    {
        var form = (VmsQualificationForm)Read(Record)!.ToForm();

        Assert.Equal("QUA1", form.Key);
        Assert.Equal(("示例公司", 7, 1), (form.MainInfo?.QualificationEntity, form.MainInfo?.QualificationId, form.MainInfo?.CertificateThreeInOne));
        Assert.Equal("110101199003070038", form.MainInfo?.LegalRepresentativeId?.Reveal());
        Assert.Null(form.MainInfo?.LegalRepresentativeName);
        Assert.Null(form.AdminInfo?.ContactNumber);
        Assert.Null(form.MainInfo?.BusinessLicensePhotoFileCode);
        Assert.Equal(11, form.Scenarios?.Single().SceneType);
        Assert.Equal(
            ["LegalRepresentativeFrontIdPhotoFileCode", "BusinessLicensePhotoFileCode", "AdminIdCardPhotoWithPeopleFileCode", "LegalRepresentativeName", "AdminContactNumber"],
            form.Row.ToComplete);
    }

    [Fact]
    public void Each_form_is_one_of_its_own()
    {
        var record = Read(Record)!;
        ((VmsQualificationForm)record.ToForm()).Scenarios![0].Description = "other";

        Assert.Equal("回访", record.Scenes[0].Description);
    }

    [Fact]
    public void Personal_data_is_printed_and_serialised_masked()
    {
        var record = Read(Record)!;
        var text = record + JsonSerializer.Serialize(record);

        Assert.DoesNotContain("110101199003070038", text, StringComparison.Ordinal);
        Assert.DoesNotContain("示例甲", text, StringComparison.Ordinal);
        Assert.Contains(SensitiveText.Mask, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"QualificationMainInfoVO\":[]}")]
    [InlineData("{\"QualificationMainInfoVO\":{\"QualificationNo\":\"\"}}")]
    public void Record_without_a_number_is_none(string record) => Assert.Null(Read(record));

    [Theory]
    [InlineData("\"ApprovalStatus\":\"soon\"")]
    [InlineData("\"ApprovalStatus\":99999999999")]
    [InlineData("\"ApprovalStatus\":null")]
    [InlineData("\"ApprovalStatus\":[3]")]
    [InlineData("\"\\ud800\":1")]
    [InlineData("\"QualificationEntity\":{}")]
    [InlineData("\"LegalRepresentativeId\":[1]")]
    public void What_is_of_another_kind_is_not_there(string member)
    {
        var record = Read("{\"QualificationMainInfoVO\":{\"QualificationNo\":\"QUA1\"," + member + "},\"QualificationAdminInfoVO\":7,\"QualificationScenarioInfoVOList\":{}}");

        Assert.Equal(("QUA1", null, null, null), (record?.QualificationNo, record?.ApprovalStatus, record?.QualificationEntity, record?.LegalRepresentativeId));
        Assert.Empty(record!.Scenes);
    }

    [Fact]
    public void Status_that_is_not_known_keeps_its_number_and_has_not_ended()
    {
        var record = Read("{\"QualificationMainInfoVO\":{\"QualificationNo\":\"QUA1\",\"ApprovalStatus\":9}}")!;

        Assert.Equal((9, false), ((int?)record.ApprovalStatus, record.HasEnded));
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{\"Result\":\"\"}")]
    [InlineData("{\"Result\":{\"Records\":{}}}")]
    [InlineData("{\"Result\":{\"Records\":7}}")]
    [InlineData("{\"Result\":{}}")]
    [InlineData("{\"Result\":{\"Records\":null,\"Total\":1}}")]
    [InlineData("{\"Result\":{\"Records\":\"\",\"Total\":0}}")]
    [InlineData("{\"Result\":{\"Records\":{},\"Total\":0}}")]
    [InlineData("{\"Result\":{\"Records\":[],\"records\":[{}],\"Total\":0}}")]
    [InlineData("{\"Result\":{\"Records\":[[]],\"Total\":1}}")]
    [InlineData("{\"Result\":{\"Records\":[7],\"Total\":1}}")]
    [InlineData("{\"Result\":{\"Records\":[{\"QualificationMainInfoVO\":\"QUA1\"}],\"Total\":1}}")]
    [InlineData("{\"Result\":{\"Records\":[{\"QualificationMainInfoVO\":{\"QualificationNo\":{}}}],\"Total\":1}}")]
    [InlineData("{\"Result\":{\"Records\":[{\"QualificationMainInfoVO\":{\"QualificationNo\":\"\\ud800\"}}],\"Total\":1}}")]
    public void Answer_that_is_no_list_is_no_empty_list(string body) => Assert.Null(VmsQueryAnswer.Read(Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("{\"Result\":{\"Total\":0}}")]
    [InlineData("{\"Result\":{\"Records\":null,\"Total\":0}}")]
    [InlineData("{\"result\":{\"records\":[]}}")]
    public void Empty_list_is_one(string body) => Assert.Empty(VmsQueryAnswer.Read(Encoding.UTF8.GetBytes(body))!.Records);

    [Fact]
    public void No_mutation_of_a_record_throws() =>
        Prop.ForAll(MutatedBytes.Of(Answer(Record)), bytes => { foreach (var record in VmsQueryAnswer.Read(bytes)?.Records ?? []) record.ToForm(); })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    private static VmsQualification? Read(string record) => VmsQueryAnswer.Read(Encoding.UTF8.GetBytes(Answer(record)))!.Records.SingleOrDefault();

    private static string Answer(string record) => "{\"ResponseMetadata\":{},\"Result\":{\"Records\":[" + record + "],\"Total\":1}}";
}
