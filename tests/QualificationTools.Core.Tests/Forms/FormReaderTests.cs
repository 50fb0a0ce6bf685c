using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Forms;

public sealed class FormReaderTests
{
    [Fact]
    public void Flat_and_nested_rows_give_the_same_bytes()
    {
        var flat = PlainRecord.Read<VmsQualificationForm>(("资质编号", "QUA1"), ("AdminName", "钱二"), ("Scenario1.SceneType", "1101"));

        var nested = PlainRecord.Read<VmsQualificationForm>(
            ("QualificationMainInfoFormDO", PlainRecord.Of(("QualificationNo", "QUA1"))),
            ("QualificationAdminInfoFormDO", PlainRecord.Of(("Name", "钱二"))),
            ("QualificationScenarioInfoFormDOList", new object[] { PlainRecord.Of(("SceneType", 1101)) }));

        Assert.Equal(WireBody.Of(flat), WireBody.Of(nested));
    }

    [Fact]
    public void Flat_and_nested_members_may_be_mixed()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(
            ("QualificationNo", "QUA1"), ("QualificationMainInfoFormDO", PlainRecord.Of(("资质ID", 7))));

        Assert.Equal(("QUA1", 7), (form.MainInfo!.QualificationNo, form.MainInfo.QualificationId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\t")]
    [InlineData(null)]
    public void Empty_cell_is_not_sent(string? cell) =>
        Assert.Equal("{\"QualificationMainInfoFormDO\":{\"QualificationNo\":\"QUA1\"}}",
            WireBody.Of(PlainRecord.Read<VmsQualificationForm>(("QualificationNo", "QUA1"), ("EnterpriseAddress", cell))));

    [Fact]
    public void Cell_that_says_empty_sends_an_empty_text() =>
        Assert.Equal("{\"QualificationMainInfoFormDO\":{\"EnterpriseAddress\":\"\"}}",
            WireBody.Of(PlainRecord.Read<VmsQualificationForm>(("EnterpriseAddress", "<empty>"))));

    [Fact]
    public void Cell_that_says_empty_sends_an_empty_text_of_a_sensitive_member_too() =>
        Assert.Equal("{\"QualificationAdminInfoFormDO\":{\"Name\":\"\"}}",
            WireBody.Of(PlainRecord.Read<VmsQualificationForm>(("AdminName", "<empty>"))));

    [Fact]
    public void White_space_around_a_cell_is_not_sent() =>
        Assert.Equal("QUA1", PlainRecord.Read<VmsQualificationForm>(("QualificationNo", "  QUA1 \t")).MainInfo!.QualificationNo);

    [Fact]
    public void Explicit_empty_text_in_a_nested_row_is_sent() =>
        Assert.Equal("{\"QualificationMainInfoFormDO\":{\"EnterpriseAddress\":\"\"}}", WireBody.Of(
            PlainRecord.Read<VmsQualificationForm>(("QualificationMainInfoFormDO", PlainRecord.Of(("EnterpriseAddress", ""))))));

    [Fact]
    public void Explicit_empty_text_in_JSON_is_sent() =>
        Assert.Equal("{\"partner_entity_id\":\"\"}", WireBody.Of(PlainRecord.Read<DouyinClassAuthForm>("{\"partner_entity_id\":\"\"}")));

    [Fact]
    public void Explicit_empty_text_of_a_named_member_is_sent()
    {
        var form = new FormReader<DouyinClassAuthForm>(PlainRecord.Open).ReadMembers(PlainRecord.Of(("PartnerEntityId", "")));

        Assert.Equal("{\"partner_entity_id\":\"\"}", WireBody.Of(form));
    }

    [Fact]
    public void Null_in_JSON_is_not_sent() =>
        Assert.Equal("{\"merchant_entity_id\":\"I_1\"}",
            WireBody.Of(PlainRecord.Read<DouyinClassAuthForm>("{\"merchant_entity_id\":\"I_1\",\"partner_entity_id\":null}")));

    [Fact]
    public void Paths_in_one_cell_are_separated_by_semicolons() =>
        Assert.Equal(["a", "b", "c"],
            PlainRecord.Read<DouyinClassAuthForm>(("Qualification1.MaterialPaths", "a; b;;c;")).Qualifications!.Single().MaterialPaths!);

    [Fact]
    public void Paths_in_a_list_are_taken_as_they_are() =>
        Assert.Equal(["a;b", "c"],
            PlainRecord.Read<DouyinClassAuthForm>(("Qualification1.MaterialPaths", new List<string> { "a;b", "c" })).Qualifications!.Single().MaterialPaths!);

    [Fact]
    public void Paths_in_numbered_columns_keep_the_order_of_their_numbers() =>
        Assert.Equal(["a", "b"], PlainRecord.Read<DouyinClassAuthForm>(
            ("Qualification1.MaterialPaths2", "b"), ("Qualification1.MaterialPaths1", "a")).Qualifications!.Single().MaterialPaths!);

    [Fact]
    public void Gap_between_numbered_paths_is_closed() =>
        Assert.Equal(["c"],
            PlainRecord.Read<DouyinClassAuthForm>(("merchant_qualifications[0].material_paths[2]", "c")).Qualifications!.Single().MaterialPaths!);

    [Fact]
    public void Gap_between_numbered_elements_is_closed()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(("Scenario1.SceneType", "11"), ("Scenario4.SceneType", "22"));

        Assert.Equal([11, 22], form.Scenarios!.Select(scenario => scenario.SceneType ?? 0));
    }

    [Fact]
    public void Elements_keep_the_order_of_their_numbers_whatever_the_order_of_the_columns()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(("Scenario3.SceneType", "33"), ("Scenario1.SceneType", "11"), ("Scenario2.SceneType", "22"));

        Assert.Equal([11, 22, 33], form.Scenarios!.Select(scenario => scenario.SceneType ?? 0));
    }

    [Fact]
    public void Element_whose_cells_are_all_empty_is_no_element()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(("Scenario1.SceneType", "11"), ("Scenario2.SceneType", ""), ("Scenario2.Description", ""));

        Assert.Single(form.Scenarios!);
    }

    [Fact]
    public void Single_object_is_taken_for_a_list_of_one() =>
        Assert.Equal("{\"merchant_qualifications\":[{\"material_type\":1003}]}",
            WireBody.Of(PlainRecord.Read<DouyinClassAuthForm>("{\"merchant_qualifications\":{\"material_type\":1003}}")));

    [Theory]
    [InlineData(2)]
    [InlineData(2L)]
    [InlineData(2.0)]
    [InlineData("2")]
    [InlineData(" 2 ")]
    [InlineData("Institution")]
    [InlineData("institution")]
    [InlineData("机构")]
    [InlineData(IndustryRole.Institution)]
    public void Role_is_read_by_number_and_by_name(object cell) =>
        Assert.Equal(IndustryRole.Institution, PlainRecord.Read<DouyinClassAuthForm>(("IndustryRole", cell)).IndustryRole);

    [Theory]
    [InlineData("1003")]
    [InlineData("TeacherProfessionalCertificate")]
    [InlineData("专业认证")]
    public void Material_type_is_read_by_number_and_by_name(string cell) =>
        Assert.Equal(MaterialType.TeacherProfessionalCertificate,
            PlainRecord.Read<DouyinClassAuthForm>(("Qualification1.MaterialType", cell)).Qualifications!.Single().MaterialType);

    [Theory]
    [InlineData("en-US")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public void Date_is_written_as_the_service_wants_it_in_every_culture(string culture)
    {
        using var _ = InCulture.Of(culture);

        var form = PlainRecord.Read<DouyinClassAuthForm>(("Qualification1.ExpireTime", new DateTime(2034, 1, 9)));

        Assert.Equal("2034-01-09", form.Qualifications!.Single().ExpireTime);
    }

    [Fact]
    public void Long_number_in_JSON_keeps_all_its_digits() =>
        Assert.Equal("110101199003070038", PlainRecord.Read<VmsQualificationForm>(
            "{\"QualificationAdminInfoFormDO\":{\"IdCardNumber\":110101199003070038}}").AdminInfo!.IdCardNumber!.Reveal());

    [Fact]
    public void JSON_may_have_comments_and_trailing_commas() =>
        Assert.Equal("I_1", PlainRecord.Read<DouyinClassAuthForm>("// a teacher\n{\"merchant_entity_id\":\"I_1\",}").MerchantEntityId);

    [Fact]
    public void Sensitive_value_of_another_form_is_taken_over() =>
        Assert.Equal("钱二", PlainRecord.Read<VmsQualificationForm>(("AdminName", new SensitiveText("钱二"))).AdminInfo!.Name!.Reveal());

    [Fact]
    public void Unknown_columns_are_named_and_the_others_read()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(("备注", "x"), ("QualificationNo", "QUA1"), ("Colour", "red"));

        Assert.Equal(["备注", "Colour"], form.Row.UnknownColumns.Select(column => column.Name));
        Assert.Equal("QUA1", form.Key);
    }

    [Fact]
    public void Unknown_columns_are_no_problem_where_others_are_known() =>
        Assert.Empty(PlainRecord.Read<VmsQualificationForm>(("备注", "x"), ("QualificationNo", "QUA1")).Row.ReadProblems);

    [Fact]
    public void One_reader_reads_many_rows()
    {
        var reader = new FormReader<VmsQualificationForm>(PlainRecord.Open);

        var keys = Enumerable.Range(1, 3).Select(row => reader.Read(PlainRecord.Of(("QualificationNo", $"QUA{row}"))).Key);

        Assert.Equal(["QUA1", "QUA2", "QUA3"], keys);
    }
}
