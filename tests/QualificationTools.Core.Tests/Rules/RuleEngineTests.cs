using QualificationTools.Core.Tests.Forms;
using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Rules;

public sealed class RuleEngineTests
{
    public static TheoryData<string> CleanForms => ["vms", "teacher", "institution", "partner"];

    [Theory]
    [MemberData(nameof(CleanForms))]
    public void Form_that_keeps_every_rule_has_no_problem(string name) => Assert.Empty(Check(name switch
    {
        "vms" => SampleForms.Vms(),
        "teacher" => SampleForms.Teacher(),
        "institution" => SampleForms.Institution(),
        _ => SampleForms.Partner(),
    }));

    [Fact]
    public void All_problems_of_a_row_are_reported_together()
    {
        var form = SampleForms.Institution();
        form.MerchantEntityId = null;
        form.IndustryCode = 1;
        form.Qualifications![0].MaterialPaths = null;
        form.Qualifications[0].ExpireTime = "2020-01-01";
        form.Institution!.RecordName = "abc";
        form.Institution.SceneType = "线上";
        form.Institution.Employee!.Material!.IdNumber = new SensitiveText("110101199003070071");

        Assert.Equal(
            [
                ("Required", "merchant_entity_id"),
                ("OneOf", "industry_code"),
                ("Expired", "merchant_qualifications[0].material_expiretime"),
                ("Required", "merchant_qualifications[0].material_paths"),
                ("WeightedLength", "institution.record_name"),
                ("OneOf", "institution.scene_type"),
                ("IdNumberCheckDigit", "institution.employee.employee_material.id_number"),
            ],
            Check(form).Select(problem => (problem.RuleId, problem.Member)));
    }

    [Fact]
    public void Unreadable_cells_are_reported_with_broken_rules()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(("Scenario1.SceneType", "abc"), ("AdminName", "***"));

        Assert.Equal(
            [
                ("NotANumber", "QualificationScenarioInfoFormDOList[0].SceneType"),
                ("Required", "QualificationMainInfoFormDO.QualificationNo"),
                ("MaskedValue", "QualificationAdminInfoFormDO.Name"),
            ],
            Check(form).Select(problem => (problem.RuleId, problem.Member)));
    }

    [Fact]
    public void Row_that_is_no_form_has_nothing_else_to_be_told() => Assert.Single(Check(PlainRecord.Read<VmsQualificationForm>("no JSON")));

    [Fact]
    public void Bad_cell_is_told_of_once()
    {
        var form = SampleForms.Vms();
        form.AdminInfo!.ContactNumber = new SensitiveText("9.13E+17");

        Assert.Equal(["ExcelDamage"], Check(form).Select(problem => problem.RuleId));
    }

    [Fact]
    public void Warning_stays_a_warning() => Assert.Equal(Severity.Warning, Assert.Single(Check(WithAWarning())).Severity);

    [Fact]
    public void Warning_becomes_an_error_under_strict_rules() =>
        Assert.Equal(Severity.Error, Assert.Single(RuleEngine.Check(WithAWarning(), RuleVerdict.Today, strict: true)).Severity);

    [Theory]
    [InlineData(10, 0)]
    [InlineData(11, 1)]
    public void At_most_ten_scenes_are_allowed(int count, int problems)
    {
        var form = SampleForms.Vms();
        form.Scenarios = [.. Enumerable.Range(0, count).Select(_ => new VmsScenario { SceneType = 1101 })];

        Assert.Equal(problems, Check(form).Count(problem => problem is { RuleId: "MaximumCount", Severity: Severity.Error }));
    }

    [Fact]
    public void Three_top_level_members_of_the_voice_service_are_required() =>
        Assert.Equal(
            ["QualificationMainInfoFormDO.QualificationNo", "QualificationAdminInfoFormDO", "QualificationScenarioInfoFormDOList"],
            Check(new VmsQualificationForm()).Where(problem => problem.RuleId == "Required").Select(problem => problem.Member));

    [Fact]
    public void Number_of_the_qualification_is_required() =>
        Assert.Equal("QualificationMainInfoFormDO.QualificationNo", Assert.Single(Check(SampleForms.Vms(""))).Member);

    [Fact]
    public void Unusual_kind_of_licence_is_a_warning()
    {
        var form = SampleForms.Vms();
        form.MainInfo!.CertificateThreeInOne = 167;

        var problem = Assert.Single(Check(form));

        Assert.Equal(("UnusualValue", Severity.Warning), (problem.RuleId, problem.Severity));
    }

    [Fact]
    public void Damaged_text_is_noticed_in_a_member_without_rules_of_its_own()
    {
        var form = SampleForms.Vms();
        form.Scenarios![0].Description = "北京\uFFFD";

        Assert.Equal("ReplacementCharacter", Assert.Single(Check(form)).RuleId);
    }

    [Fact]
    public void Damaged_text_is_noticed_among_paths()
    {
        var form = SampleForms.Teacher();
        form.Qualifications![0].MaterialPaths!.Add("\uFFFD");

        Assert.Equal("merchant_qualifications[0].material_paths", Assert.Single(Check(form)).Member);
    }

    [Fact]
    public void Null_in_a_list_that_was_filled_by_hand_does_not_throw()
    {
        var form = SampleForms.Vms();
        form.Scenarios!.Add(null!);

        Assert.Null(Record.Exception(() => Check(form)));
    }

    [Fact]
    public void Null_among_materials_that_were_filled_in_by_hand_does_not_throw()
    {
        var form = SampleForms.Teacher();
        form.Qualifications!.Insert(0, null!);

        Assert.Null(Record.Exception(() => Check(form)));
    }

    [Fact]
    public void Null_among_paths_that_were_filled_in_by_hand_does_not_throw()
    {
        var form = SampleForms.Teacher();
        form.Qualifications![0].MaterialPaths!.Add(null!);

        Assert.Null(Record.Exception(() => Check(form)));
    }

    [Fact]
    public void Parameter_is_checked_by_the_rule_of_its_member()
    {
        using var _ = InCulture.English();

        Assert.StartsWith("Institution.RecordName has length 3; 4 to 1000 is allowed", RuleEngine.CheckValue(Path("Institution.RecordName"), "abc", RuleVerdict.Today), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IndustryRole", 7)]
    [InlineData("Institution.SceneType", "线上")]
    [InlineData("Institution.EmployeeName", "***")]
    public void Parameter_that_breaks_an_error_is_refused(string column, object value) =>
        Assert.NotNull(RuleEngine.CheckValue(Path(column), value, RuleVerdict.Today));

    [Theory]
    [InlineData("Institution.EmployeeIdNumber", "110101199003070071")]
    [InlineData("MerchantEntityId", "")]
    [InlineData("Institution.RecordName", "示例合作优先公司")]
    public void Parameter_is_not_refused_for_a_warning_or_for_what_the_rest_of_the_form_decides(string column, object value) =>
        Assert.Null(RuleEngine.CheckValue(Path(column), value, RuleVerdict.Today));

    private static VmsQualificationForm WithAWarning()
    {
        var form = SampleForms.Vms();
        form.AdminInfo!.ContactNumber = new SensitiveText("010-62000000");
        return form;
    }

    private static FormPath Path(string column) => FormMap.For(typeof(DouyinClassAuthForm)).Find(column)!;

    private static IReadOnlyList<Problem> Check(QualificationForm form) => RuleEngine.Check(form, RuleVerdict.Today);
}
