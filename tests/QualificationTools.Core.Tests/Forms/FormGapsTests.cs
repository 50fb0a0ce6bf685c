using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Forms;

public sealed class FormGapsTests
{
    [Fact]
    public void Form_that_keeps_every_rule_has_no_gap()
    {
        Assert.Empty(FormGaps.Missing(SampleForms.Teacher()));
        Assert.Empty(FormGaps.Missing(SampleForms.Institution()));
        Assert.Empty(FormGaps.Missing(SampleForms.Partner()));
    }

    [Fact]
    public void Missing_columns_are_told_by_their_short_names()
    {
        var form = SampleForms.Institution();
        form.Qualifications!.Add(new DouyinMaterial { MaterialType = MaterialType.TeacherSpecialCertificate, ExpireTime = "" });
        form.Institution!.Employee!.Material!.IdNumber = null;
        form.Institution.Employee.Agreement = null;

        Assert.Equal(
            [
                "Qualification2.MaterialPaths", "Institution.EmployeeIdNumber", "Institution.Agreement.MaterialType",
                "Institution.Agreement.ExpireTime", "Institution.Agreement.MaterialPaths",
            ],
            FormGaps.Missing(form));
    }

    [Fact]
    public void Every_missing_column_can_be_filled_in()
    {
        var map = FormMap.For(typeof(DouyinClassAuthForm));
        foreach (var role in Enum.GetValues<IndustryRole>())
            Assert.All(FormGaps.Missing(new DouyinClassAuthForm { IndustryRole = role }), column => Assert.NotNull(map.FindColumn(column)));
    }

    [Fact]
    public void Block_that_a_role_does_not_need_is_not_missing() =>
        Assert.DoesNotContain(FormGaps.Missing(new DouyinClassAuthForm { IndustryRole = IndustryRole.Teacher }), column => column.StartsWith("Institution", StringComparison.Ordinal));

    [Theory]
    [InlineData("孙*", true)]
    [InlineData("＊＊", true)]
    [InlineData("", true)]
    [InlineData("孙三", false)]
    public void Masked_value_says_nothing(string name, bool isVoid)
    {
        var material = new DouyinEmployeeMaterial { Name = new SensitiveText(name) };

        Assert.Equal(isVoid, FormGaps.RemoveVoid(material, isMaskedVoid: true));
        Assert.Equal(isVoid, material.Name is null);
    }

    [Fact]
    public void Masked_value_stays_where_the_record_is_shown()
    {
        var material = new DouyinEmployeeMaterial { Name = new SensitiveText("孙*") };

        FormGaps.RemoveVoid(material, isMaskedVoid: false);

        Assert.NotNull(material.Name);
    }

    [Fact]
    public void Empty_text_that_may_be_sent_stays()
    {
        var material = new DouyinMaterial { ExpireTime = "" };

        Assert.False(FormGaps.RemoveVoid(material, isMaskedVoid: true));
        Assert.Equal("", material.ExpireTime);
    }

    [Fact]
    public void Objects_and_lists_without_content_go()
    {
        var form = new DouyinClassAuthForm
        {
            MerchantEntityId = "I_1",
            Class = new DouyinClass(),
            Qualifications = [new DouyinMaterial { MaterialPaths = [""] }, new DouyinMaterial()],
            Institution = new DouyinInstitution { LogoUri = "", Employee = new DouyinEmployee { Material = new DouyinEmployeeMaterial() } },
            Partner = new DouyinPartner { CooperationCases = [] },
        };

        FormGaps.RemoveVoid(form, isMaskedVoid: true);

        Assert.Equal("{\"merchant_entity_id\":\"I_1\"}", WireBody.Of(form));
    }
}
