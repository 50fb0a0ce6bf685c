using QualificationTools.Rules;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Rules;

public sealed class CompletenessTests
{
    [Fact]
    public void Column_that_is_still_empty_is_named()
    {
        var form = SampleForms.Vms();
        form.Row.ToComplete = ["AdminIdCardFrontPhotoFileCode", "BusinessLicensePhotoFileCode", "AdminName"];
        form.MainInfo!.BusinessLicensePhotoFileCode = "code.jpeg";

        var problem = Assert.Single(RuleEngine.Check(form, RuleVerdict.Today));

        Assert.Equal(
            ("Incomplete", Severity.Error, "QualificationAdminInfoFormDO.IdCardFrontPhotoFileCode", "AdminIdCardFrontPhotoFileCode"),
            (problem.RuleId, problem.Severity, problem.Member, problem.Column));
        Assert.StartsWith("AdminIdCardFrontPhotoFileCode must be filled in", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_text_fills_nothing_in()
    {
        var form = SampleForms.Vms();
        form.Row.ToComplete = ["AdminName", "BusinessLicensePhotoFileCode"];
        form.AdminInfo!.Name = new SensitiveText("");
        form.MainInfo!.BusinessLicensePhotoFileCode = "";

        Assert.Equal(["Incomplete", "Incomplete"], RuleEngine.Check(form, RuleVerdict.Today).Select(problem => problem.RuleId));
    }

    [Theory]
    [InlineData("Scenario1.Description", true)]
    [InlineData("Scenario2.Description", false)]
    [InlineData("场景1描述", true)]
    [InlineData("管理员姓名", true)]
    [InlineData("QualificationMainInfoFormDO.QualificationNo", true)]
    [InlineData("NoSuchColumn", false)]
    public void Every_name_of_a_column_is_found_and_one_that_is_not_known_is_told(string name, bool isFilled)
    {
        var form = SampleForms.Vms();
        form.Scenarios![0].Description = "calls";
        form.Row.ToComplete = [name];

        Assert.Equal(isFilled, RuleEngine.Check(form, RuleVerdict.Today).Count == 0);
    }

    [Fact]
    public void Part_that_is_missing_is_not_filled_in()
    {
        var form = new VmsQualificationForm { Row = { ToComplete = ["AdminName", "Scenario1.SceneType"] } };

        Assert.Equal(2, RuleEngine.Check(form, RuleVerdict.Today).Count(problem => problem.RuleId == "Incomplete"));
    }

    [Fact]
    public void Message_is_in_the_language_of_the_user()
    {
        using var _ = InCulture.Chinese();
        var form = SampleForms.Vms();
        form.Row.ToComplete = ["AdminIdCardFrontPhotoFileCode"];

        Assert.StartsWith("必须填写管理员身份证正面", Assert.Single(RuleEngine.Check(form, RuleVerdict.Today)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("QUA1", true, "AbsentWhenNew")]
    [InlineData("QUA1", false, null)]
    [InlineData(null, true, null)]
    [InlineData("", true, null)]
    [InlineData(null, false, "Required")]
    public void New_qualification_has_no_number_and_an_update_has_one(string? number, bool isNew, string? rule)
    {
        var form = SampleForms.Vms();
        form.MainInfo = new VmsMainInfo { QualificationNo = number, QualificationEntity = "示例公司" };

        Assert.Equal(rule, RuleEngine.Check(form, RuleVerdict.Today, isNew: isNew).SingleOrDefault()?.RuleId);
    }
}
