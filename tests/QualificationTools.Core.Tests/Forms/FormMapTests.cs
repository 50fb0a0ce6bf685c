using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Forms;

public sealed class FormMapTests
{
    private static readonly string[] VmsMembers =
    [
        "QualificationMainInfoFormDO.QualificationNo",
        "QualificationMainInfoFormDO.QualificationId",
        "QualificationMainInfoFormDO.QualificationEntity",
        "QualificationMainInfoFormDO.CertificateThreeInOne",
        "QualificationMainInfoFormDO.EnterpriseAddress",
        "QualificationMainInfoFormDO.LegalRepresentativeName",
        "QualificationMainInfoFormDO.LegalRepresentativeId",
        "QualificationMainInfoFormDO.LegalRepresentativeFrontIdPhotoFileCode",
        "QualificationMainInfoFormDO.LegalRepresentativeBackIdPhotoFileCode",
        "QualificationMainInfoFormDO.DocOfNumberApplyPhotoFileCode",
        "QualificationMainInfoFormDO.CommitmentLetterOfNetAccessPhotoFileCode",
        "QualificationMainInfoFormDO.ReqSourceType",
        "QualificationMainInfoFormDO.UnitSocialCreditCode",
        "QualificationMainInfoFormDO.ThreeInOneBusinessLicensePhotoFileCode",
        "QualificationMainInfoFormDO.CodeOfOrganizationCertificate",
        "QualificationMainInfoFormDO.BusinessLicensePhotoFileCode",
        "QualificationMainInfoFormDO.CertificateOfOrganizationCodesPhotoFileCode",
        "QualificationMainInfoFormDO.CertificateOfTaxationRegistrationPhotoFileCode",
        "QualificationAdminInfoFormDO.Name",
        "QualificationAdminInfoFormDO.ContactNumber",
        "QualificationAdminInfoFormDO.IdCardNumber",
        "QualificationAdminInfoFormDO.IdCardFrontPhotoFileCode",
        "QualificationAdminInfoFormDO.IdCardBackPhotoFileCode",
        "QualificationAdminInfoFormDO.IdCardPhotoWithPeopleFileCode",
        "QualificationAdminInfoFormDO.QualificationId",
        "QualificationAdminInfoFormDO.ApprovalInstanceCode",
        "QualificationScenarioInfoFormDOList[#].SceneType",
        "QualificationScenarioInfoFormDOList[#].Description",
        "QualificationScenarioInfoFormDOList[#].ScenarioOfCalling",
        "QualificationScenarioInfoFormDOList[#].QualificationId",
        "QualificationScenarioInfoFormDOList[#].QualificationNo",
    ];

    private static readonly string[] DouyinMembers =
    [
        "partner_entity_id",
        "merchant_entity_id",
        "industry_code",
        "class.first_class",
        "class.second_class",
        "class.third_class",
        "industry_role",
        "merchant_qualifications[#].material_type",
        "merchant_qualifications[#].material_expiretime",
        "merchant_qualifications[#].material_paths",
        "institution.record_name",
        "institution.scene_type",
        "institution.subject_type",
        "institution.logo_uri",
        "institution.trademark_uri",
        "institution.desc",
        "institution.employee.employee_material.name",
        "institution.employee.employee_material.id_number",
        "institution.employee.employee_material.expire_time",
        "institution.employee.employee_material.front_path",
        "institution.employee.employee_material.back_path",
        "institution.employee.cooperation_agreement.material_type",
        "institution.employee.cooperation_agreement.material_expiretime",
        "institution.employee.cooperation_agreement.material_paths",
        "partner.company_type",
        "partner.company_addr",
        "partner.cooperation_cases[#].material_type",
        "partner.cooperation_cases[#].material_expiretime",
        "partner.cooperation_cases[#].material_paths",
    ];

    public static TheoryData<Type> Forms => [typeof(VmsQualificationForm), typeof(DouyinClassAuthForm)];

    [Fact]
    public void Every_documented_member_of_the_voice_service_is_known() =>
        Assert.Equal(VmsMembers, FormMap.For(typeof(VmsQualificationForm)).Leaves.Select(leaf => leaf.WireName));

    [Fact]
    public void Every_documented_member_of_the_open_platform_is_known() =>
        Assert.Equal(DouyinMembers, FormMap.For(typeof(DouyinClassAuthForm)).Leaves.Select(leaf => leaf.WireName));

    [Theory]
    [MemberData(nameof(Forms))]
    public void No_two_members_share_a_short_name(Type form) =>
        Assert.Empty(Shared(FormMap.For(form).Leaves.Select(leaf => leaf.ShortName)));

    [Theory]
    [MemberData(nameof(Forms))]
    public void No_two_members_share_a_Chinese_header(Type form) =>
        Assert.Empty(Shared(FormMap.For(form).Leaves.Select(leaf => leaf.ChineseName)));

    [Theory]
    [MemberData(nameof(Forms))]
    public void No_name_of_one_member_is_a_name_of_another(Type form)
    {
        var names = FormMap.For(form).Leaves.SelectMany(leaf =>
            new HashSet<string>([leaf.WireName, leaf.ShortName, leaf.ChineseName], StringComparer.OrdinalIgnoreCase));

        Assert.Empty(Shared(names));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_Chinese_header_has_Chinese_characters(Type form) =>
        Assert.All(FormMap.For(form).Leaves, leaf => Assert.Matches(@"[\u4E00-\u9FFF]", leaf.ChineseName));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Map_of_a_type_is_made_once(Type form) => Assert.Same(FormMap.For(form), FormMap.For(form));

    [Fact]
    public void Unknown_name_is_not_found() =>
        Assert.Null(FormMap.For(typeof(VmsQualificationForm)).Find("NoSuchColumn"));

    [Fact]
    public void Member_without_a_column_name_is_a_mistake_in_the_form() =>
        Assert.Throws<InvalidOperationException>(() => FormMap.For(typeof(FormWithAMemberThatHasNoColumn)));

    private static IEnumerable<string> Shared(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key);

    private sealed class FormWithAMemberThatHasNoColumn
    {
        public string? Name { get; set; }
    }
}
