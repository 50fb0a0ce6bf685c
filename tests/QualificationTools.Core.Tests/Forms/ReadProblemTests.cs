using QualificationTools.Douyin;
using QualificationTools.Rules;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Forms;

/// <summary>A result's input can be corrected by hand and piped back in.</summary>
public sealed class ReadProblemTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void Problem_holds_as_long_as_its_member_is_not_set()
    {
        var form = PlainRecord.Read<DouyinClassAuthForm>(("IndustryRole", "校长"));

        Assert.True(Assert.Single(form.Row.ReadProblems).StillHolds(form));
    }

    [Fact]
    public void Setting_the_member_clears_the_problem()
    {
        var form = PlainRecord.Read<DouyinClassAuthForm>(("IndustryRole", "校长"));

        form.IndustryRole = IndustryRole.Teacher;

        Assert.DoesNotContain(RuleEngine.Check(form, Today), problem => problem.RuleId == "NotANumber");
    }

    [Fact]
    public void Setting_another_member_does_not_clear_the_problem()
    {
        var form = PlainRecord.Read<DouyinClassAuthForm>(("IndustryRole", "校长"));

        form.MerchantEntityId = "I_1";

        Assert.Contains(RuleEngine.Check(form, Today), problem => problem.RuleId == "NotANumber");
    }

    [Fact]
    public void Member_that_could_not_be_read_is_not_called_missing_too()
    {
        var form = PlainRecord.Read<DouyinClassAuthForm>(("IndustryRole", "校长"));

        Assert.DoesNotContain(RuleEngine.Check(form, Today), problem => problem is { RuleId: "Required", Member: "industry_role" });
    }

    [Fact]
    public void Filling_in_a_form_that_was_no_form_clears_the_problem()
    {
        var form = PlainRecord.Read<VmsQualificationForm>("not JSON");

        form.MainInfo = new VmsMainInfo { QualificationNo = "QUA1" };

        Assert.DoesNotContain(RuleEngine.Check(form, Today), problem => problem.RuleId == "BrokenJson");
    }

    [Fact]
    public void Setting_a_nested_member_clears_the_problem()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(("Scenario1.SceneType", "abc"));

        form.Scenarios![0].SceneType = 1101;

        Assert.DoesNotContain(RuleEngine.Check(form, Today), problem => problem.RuleId == "NotANumber");
    }

    [Fact]
    public void Correcting_a_list_in_place_clears_the_problem()
    {
        var form = PlainRecord.Read<DouyinClassAuthForm>(
            ("Qualification1.MaterialPaths1", "a"), ("Qualification1.MaterialPaths2", PlainRecord.Of(("b", "c"))));

        form.Qualifications![0].MaterialPaths!.Add("b");

        Assert.DoesNotContain(RuleEngine.Check(form, Today), problem => problem.RuleId == "NotText");
    }

    [Fact]
    public void Replacing_the_object_that_holds_the_member_clears_the_problem()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(("AdminName", PlainRecord.Of(("Masked", "***"))));

        form.AdminInfo = new VmsAdminInfo { Name = new SensitiveText("钱二") };

        Assert.DoesNotContain(RuleEngine.Check(form, Today), problem => problem.RuleId == "MaskedValue");
    }

    [Fact]
    public void Replacing_the_element_that_holds_the_member_clears_the_problem()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(("Scenario1.SceneType", "abc"));

        form.Scenarios = [new VmsScenario { SceneType = 1101 }];

        Assert.DoesNotContain(RuleEngine.Check(form, Today), problem => problem.RuleId == "NotANumber");
    }

    [Fact]
    public void Problem_of_an_element_that_is_numbered_with_a_gap_can_be_cleared_too()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(("Scenario2.SceneType", "abc"));

        form.Scenarios = [new VmsScenario { SceneType = 1101 }];

        Assert.DoesNotContain(RuleEngine.Check(form, Today), problem => problem.RuleId == "NotANumber");
    }
}
