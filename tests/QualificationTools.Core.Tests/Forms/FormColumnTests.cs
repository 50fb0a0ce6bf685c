using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Forms;

public sealed class FormColumnTests
{
    [Theory]
    [InlineData("merchant_qualifications", "merchant_qualifications", "Qualification", "资质")]
    [InlineData("Qualification2.MaterialType", "merchant_qualifications[1].material_type", "Qualification2.MaterialType", "资质2材料类型")]
    [InlineData("Qualification2.MaterialPaths", "merchant_qualifications[1].material_paths", "Qualification2.MaterialPaths", "资质2材料路径")]
    [InlineData("Qualification2.MaterialPaths3", "merchant_qualifications[1].material_paths[2]", "Qualification2.MaterialPaths[2]", "资质2材料路径[2]")]
    [InlineData("MerchantEntityId", "merchant_entity_id", "MerchantEntityId", "商家实体ID")]
    public void Column_has_three_names(string name, string wire, string english, string chinese)
    {
        var column = Column(name);

        Assert.Equal((wire, english, chinese), (column.NameIn(HeaderSpelling.Wire), column.NameIn(HeaderSpelling.English), column.NameIn(HeaderSpelling.Chinese)));
        Assert.Equal((wire, english), (column.WireName, column.ShortName));
    }

    [Fact]
    public void Name_for_a_person_is_in_the_language_of_the_messages()
    {
        var column = Column("merchant_qualifications[1].material_type");
        using (InCulture.English())
            Assert.Equal(column.NameIn(HeaderSpelling.English), column.DisplayName);
        using (InCulture.Chinese())
            Assert.Equal(column.NameIn(HeaderSpelling.Chinese), column.DisplayName);
    }

    [Theory]
    [InlineData("MerchantEntityId", "I_1")]
    [InlineData("class.second_class", 40600)]
    [InlineData("Qualification1.MaterialType", MaterialType.TeacherQualification)]
    [InlineData("Qualification2.MaterialType", MaterialType.TeacherSpecializedDegree)]
    [InlineData("Qualification1.MaterialPaths1", "a")]
    [InlineData("Qualification2.MaterialPaths1", "b")]
    [InlineData("Qualification2.MaterialPaths2", "c")]
    [InlineData("institution.employee.cooperation_agreement.material_paths[0]", "certification/resource/4")]
    public void Value_is_found_by_its_place(string name, object value) => Assert.Equal(value, Column(name).Get(Form()));

    [Theory]
    [InlineData("Qualification3.MaterialType")]
    [InlineData("Qualification3.MaterialPaths1")]
    [InlineData("Qualification1.MaterialPaths2")]
    [InlineData("Qualification100.MaterialPaths100")]
    [InlineData("partner.company_addr")]
    [InlineData("partner.cooperation_cases[0].material_paths[1]")]
    [InlineData("institution.logo_uri")]
    [InlineData("PartnerEntityId")]
    public void Column_has_no_value_where_there_is_nothing_on_the_way(string name)
    {
        var form = Form();
        form.PartnerEntityId = null;

        Assert.Null(Column(name).Get(form));
    }

    [Fact]
    public void Column_without_a_number_holds_the_whole_list()
    {
        var form = Form();

        Assert.Same(form.Qualifications, Column("merchant_qualifications").Get(form));
        Assert.Same(form.Qualifications![1].MaterialPaths, Column("Qualification2.MaterialPaths").Get(form));
    }

    [Fact]
    public void Column_with_a_number_and_no_member_holds_the_element()
    {
        var form = Form();

        Assert.Same(form.Qualifications![1], Column("merchant_qualifications[1]").Get(form));
    }

    [Fact]
    public void Columns_are_in_the_order_of_the_form_and_of_the_elements()
    {
        string[] ordered =
        [
            "partner_entity_id",
            "merchant_entity_id",
            "class.first_class",
            "class.second_class",
            "industry_role",
            "merchant_qualifications",
            "merchant_qualifications[0].material_type",
            "merchant_qualifications[0].material_paths",
            "merchant_qualifications[0].material_paths[0]",
            "merchant_qualifications[0].material_paths[1]",
            "merchant_qualifications[0].material_paths[10]",
            "merchant_qualifications[1].material_type",
            "merchant_qualifications[10].material_type",
            "institution.record_name",
            "institution.employee.employee_material.name",
            "institution.employee.cooperation_agreement.material_paths[0]",
            "institution.employee.cooperation_agreement.material_paths[1]",
            "partner.company_type",
            "partner.company_addr",
            "partner.cooperation_cases[0].material_type",
            "partner.cooperation_cases[0].material_paths[1]",
            "partner.cooperation_cases[1].material_type",
        ];
        var columns = ordered.Reverse().Select(name => Column(name)).ToList();

        columns.Sort(FormColumn.Compare);

        Assert.Equal(ordered, columns.Select(column => column.WireName));
    }

    [Fact]
    public void Column_is_in_the_same_place_as_itself() =>
        Assert.Equal(0, FormColumn.Compare(Column("Qualification2.MaterialPaths3"), Column("merchant_qualifications[1].material_paths[2]")));

    [Fact]
    public void Elements_of_the_voice_services_list_are_found_too()
    {
        var form = SampleForms.Vms();
        form.Scenarios!.Add(new VmsScenario { SceneType = 1102 });
        var column = FormMap.For(typeof(VmsQualificationForm)).FindColumn("Scenario2.SceneType")!;

        Assert.Equal(1102, column.Get(form));
    }

    private static FormColumn Column(string name) => FormMap.For(typeof(DouyinClassAuthForm)).FindColumn(name)!;

    private static DouyinClassAuthForm Form()
    {
        var form = SampleForms.Institution();
        form.Qualifications = [SampleForms.Material(MaterialType.TeacherQualification, "a"), SampleForms.Material(MaterialType.TeacherSpecializedDegree, "b", "c")];
        return form;
    }
}
