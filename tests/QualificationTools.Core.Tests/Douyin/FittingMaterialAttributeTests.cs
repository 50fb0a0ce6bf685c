using QualificationTools.Douyin;
using QualificationTools.Rules;

namespace QualificationTools.Core.Tests.Douyin;

public sealed class FittingMaterialAttributeTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData(1001)]
    [InlineData(1002)]
    [InlineData(1003)]
    [InlineData(1004)]
    [InlineData(1011)]
    public void Material_that_fits_the_qualifications_keeps_the_rule(int type) => Assert.Empty(RuleEngine.Check(WithQualification(type), Today));

    [Theory]
    [InlineData(1000)]
    [InlineData(1005)]
    [InlineData(1010)]
    [InlineData(9999)]
    public void Material_that_does_not_fit_the_qualifications_is_a_warning(int type)
    {
        var problem = Assert.Single(RuleEngine.Check(WithQualification(type), Today));

        Assert.Equal(("FittingMaterial", Severity.Warning), (problem.RuleId, problem.Severity));
    }

    [Fact]
    public void Agreement_is_a_protocol()
    {
        var form = SampleForms.Institution();
        form.Institution!.Employee!.Agreement!.MaterialType = MaterialType.IdentityCard;

        Assert.Equal("institution.employee.cooperation_agreement", Assert.Single(RuleEngine.Check(form, Today)).Member);
    }

    [Fact]
    public void Case_of_cooperation_is_a_case()
    {
        var form = SampleForms.Partner();
        form.Partner!.CooperationCases![0].MaterialType = MaterialType.IdentityCard;

        Assert.Equal("partner.cooperation_cases", Assert.Single(RuleEngine.Check(form, Today)).Member);
    }

    [Fact]
    public void Message_names_the_types_by_number()
    {
        using var _ = InCulture.English();
        var form = SampleForms.Partner();
        form.Partner!.CooperationCases![0].MaterialType = MaterialType.IdentityCard;

        Assert.Equal("Partner.Case holds a material of type 1000; 1010 is accepted here. Check the type.", Assert.Single(RuleEngine.Check(form, Today)).Message);
    }

    [Fact]
    public void Description_of_the_rule_lists_the_types_by_number() =>
        Assert.Equal(["1001 / 1010"], new FittingMaterialAttribute(MaterialType.TeacherQualification, MaterialType.CooperationCase).Limits);

    [Fact]
    public void First_misfit_of_a_list_is_told()
    {
        List<DouyinMaterial?> materials = [SampleForms.Material(MaterialType.CooperationCase), null, new DouyinMaterial(), SampleForms.Material(MaterialType.AuthLetter), SampleForms.Material(MaterialType.IdentityCard)];

        Assert.Equal(["1006", "1010"], new FittingMaterialAttribute(MaterialType.CooperationCase).Broken(materials, new RuleContext(null, Today)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text")]
    public void What_is_no_material_keeps_the_rule(object? value) =>
        Assert.Null(new FittingMaterialAttribute(MaterialType.CooperationCase).Broken(value, new RuleContext(null, Today)));

    [Fact]
    public void Material_without_a_type_keeps_the_rule() =>
        Assert.Null(new FittingMaterialAttribute(MaterialType.CooperationCase).Broken(new DouyinMaterial(), new RuleContext(null, Today)));

    private static DouyinClassAuthForm WithQualification(int type)
    {
        var form = SampleForms.Teacher();
        form.Qualifications![0].MaterialType = (MaterialType)type;
        return form;
    }
}
