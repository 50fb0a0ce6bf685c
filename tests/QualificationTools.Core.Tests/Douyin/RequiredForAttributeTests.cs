using QualificationTools.Douyin;
using QualificationTools.Rules;

namespace QualificationTools.Core.Tests.Douyin;

/// <summary>The blocks that each role needs.</summary>
public sealed class RequiredForAttributeTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData(IndustryRole.Teacher, "merchant_entity_id", "merchant_qualifications")]
    [InlineData(IndustryRole.Institution, "merchant_entity_id", "merchant_qualifications", "institution")]
    [InlineData(IndustryRole.Partner, "partner")]
    public void Role_needs_its_blocks_and_no_others(IndustryRole role, params string[] members)
    {
        var form = new DouyinClassAuthForm { IndustryRole = role, Class = new DouyinClass { FirstClass = 0, SecondClass = 0 } };

        Assert.Equal(members, RuleEngine.Check(form, Today).Select(problem => problem.Member));
    }

    [Fact]
    public void Form_without_a_role_is_told_of_the_role_only() =>
        Assert.Equal("industry_role", Assert.Single(RuleEngine.Check(new DouyinClassAuthForm { Class = new DouyinClass { FirstClass = 0, SecondClass = 0 } }, Today)).Member);

    [Fact]
    public void Class_is_required_of_every_role() =>
        Assert.Contains(RuleEngine.Check(new DouyinClassAuthForm { IndustryRole = IndustryRole.Partner }, Today), problem => problem.Member == "class");

    [Fact]
    public void First_and_second_class_are_required() =>
        Assert.Equal(
            ["class.first_class", "class.second_class"],
            RuleEngine.Check(new DouyinClassAuthForm { Class = new DouyinClass { ThirdClass = 0 } }, Today).Select(problem => problem.Member).Where(member => member.StartsWith("class.", StringComparison.Ordinal)));

    [Fact]
    public void Every_documented_member_of_an_institution_is_required()
    {
        var form = SampleForms.Institution();
        form.Institution = new DouyinInstitution { LogoUri = "certification/resource/1" };

        Assert.Equal(
            ["institution.record_name", "institution.scene_type", "institution.subject_type", "institution.desc", "institution.employee"],
            RuleEngine.Check(form, Today).Select(problem => problem.Member));
    }

    [Fact]
    public void Every_documented_member_of_an_institutions_teacher_is_required()
    {
        using var english = InCulture.English();
        var form = SampleForms.Institution();
        form.Institution!.Employee = new DouyinEmployee { Material = new DouyinEmployeeMaterial(), Agreement = new DouyinMaterial() };
        var problem = Assert.Single(RuleEngine.Check(form, Today));

        Assert.Equal("institution.employee", problem.Member);
        Assert.Equal(
            "Institution.Employee is required. Fill in: Institution.EmployeeName, Institution.EmployeeIdNumber, Institution.EmployeeExpireTime, "
                + "Institution.EmployeeFrontPath, Institution.EmployeeBackPath, Institution.Agreement.MaterialType, Institution.Agreement.ExpireTime, Institution.Agreement.MaterialPaths.",
            problem.Message);
    }

    [Fact]
    public void Every_documented_member_of_a_partner_is_required()
    {
        var form = SampleForms.Partner();
        form.Partner = new DouyinPartner { CompanyAddress = "" };

        Assert.Equal(
            ["partner.company_type", "partner.company_addr", "partner.cooperation_cases"],
            RuleEngine.Check(form, Today).Select(problem => problem.Member));
    }

    [Fact]
    public void Empty_expiry_of_a_material_is_accepted_as_in_the_services_own_sample()
    {
        var form = SampleForms.Teacher();
        form.Qualifications![0].ExpireTime = "";

        Assert.Empty(RuleEngine.Check(form, Today));
    }

    [Fact]
    public void Rule_needs_the_whole_form() => Assert.False(new RequiredForAttribute(IndustryRole.Teacher).StandsAlone);
}
