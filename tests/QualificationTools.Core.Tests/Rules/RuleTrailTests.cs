using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Rules;

/// <summary>How a problem names the member that it is about.</summary>
public sealed class RuleTrailTests
{
    [Fact]
    public void Member_is_named_by_its_wire_path() =>
        Assert.Equal("partner.cooperation_cases[1].material_paths", OnlyProblem(PartnerWithoutPaths()).Member);

    [Theory]
    [InlineData("en-US", "Partner.Case2.MaterialPaths")]
    [InlineData("zh-CN", "服务商合作案例2材料路径")]
    public void Column_of_an_element_has_its_number(string culture, string column)
    {
        using var _ = InCulture.Of(culture);

        Assert.Equal(column, OnlyProblem(PartnerWithoutPaths()).Column);
    }

    [Theory]
    [InlineData("en-US", "AdminIdCardNumber")]
    [InlineData("zh-CN", "管理员身份证号")]
    public void Column_of_a_nested_member_has_the_prefix_of_its_object(string culture, string column)
    {
        using var _ = InCulture.Of(culture);
        var form = SampleForms.Vms();
        form.AdminInfo!.IdCardNumber = new SensitiveText("110101199003070030");

        Assert.Equal(column, OnlyProblem(form).Column);
    }

    [Theory]
    [InlineData("en-US", "Institution.EmployeeExpireTime")]
    [InlineData("zh-CN", "机构老师身份证有效期")]
    public void Column_of_a_deep_member_has_the_prefixes_of_all_its_objects(string culture, string column)
    {
        using var _ = InCulture.Of(culture);
        var form = SampleForms.Institution();
        form.Institution!.Employee!.Material!.ExpireTime = "2020-01-01";

        Assert.Equal(column, OnlyProblem(form).Column);
    }

    [Theory]
    [InlineData("en-US", "Scenario")]
    [InlineData("zh-CN", "场景")]
    public void Column_of_a_list_has_no_number(string culture, string column)
    {
        using var _ = InCulture.Of(culture);
        var form = SampleForms.Vms();
        form.Scenarios = [];

        Assert.Equal(column, OnlyProblem(form).Column);
    }

    [Fact]
    public void Part_with_one_required_column_is_called_by_it()
    {
        using var _ = InCulture.English();
        var form = SampleForms.Vms();
        form.MainInfo = null;

        Assert.Equal("QualificationNo", OnlyProblem(form).Column);
    }

    [Fact]
    public void Named_column_can_be_read_back()
    {
        using var _ = InCulture.Chinese();

        Assert.NotNull(FormMap.For(typeof(DouyinClassAuthForm)).Find(ColumnName.Parse(OnlyProblem(PartnerWithoutPaths()).Column)!.Value.Template));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    [InlineData("zh-TW")]
    [InlineData("fr-FR")]
    public void Column_is_in_the_language_of_the_message(string culture)
    {
        using var _ = InCulture.Of(culture);
        var form = SampleForms.Vms();
        form.AdminInfo = null;

        var problem = OnlyProblem(form);

        Assert.Contains((problem.Column, problem.Message), new[]
        {
            ("Admin", "Admin is required. Fill in at least one of its columns: AdminName, AdminContactNumber, AdminIdCardNumber …"),
            ("管理员", "管理员为必填项，请至少填写其中一列：管理员姓名、管理员联系电话、管理员身份证号等。"),
        });
    }

    private static DouyinClassAuthForm PartnerWithoutPaths()
    {
        var form = SampleForms.Partner();
        form.Partner!.CooperationCases!.Add(SampleForms.Material(MaterialType.CooperationCase));
        return form;
    }

    private static Problem OnlyProblem(QualificationForm form) => Assert.Single(RuleEngine.Check(form, RuleVerdict.Today));
}
