using QualificationTools.Douyin;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Forms;

/// <summary>Lists with gaps, objects as the values of columns, and what is told of them.</summary>
public sealed class FormReadingTests
{
    [Fact]
    public void Element_without_a_member_was_not_given() =>
        Assert.Equal([1101], PlainRecord.Read<VmsQualificationForm>("{\"QualificationScenarioInfoFormDOList\":[{},{\"SceneType\":1101}]}").Scenarios!.Select(scenario => scenario.SceneType));

    [Fact]
    public void Null_among_the_objects_of_a_list_is_no_element() =>
        Assert.Equal(1101, Assert.Single(PlainRecord.Read<VmsQualificationForm>("{\"QualificationScenarioInfoFormDOList\":[null,{\"SceneType\":1101}]}").Scenarios!).SceneType);

    [Fact]
    public void Gap_in_a_list_within_an_object_is_closed() =>
        Assert.Equal(
            MaterialType.CooperationCase,
            Assert.Single(PlainRecord.Read<DouyinClassAuthForm>(("partner.cooperation_cases[1].material_type", "1010")).Partner!.CooperationCases!).MaterialType);

    [Fact]
    public void Gap_between_texts_deep_within_objects_is_closed() =>
        Assert.Equal(
            ["a"],
            PlainRecord.Read<DouyinClassAuthForm>(("institution.employee.cooperation_agreement.material_paths[2]", "a")).Institution!.Employee!.Agreement!.MaterialPaths!);

    [Fact]
    public void Gap_is_closed_within_elements_that_stay_too()
    {
        var form = PlainRecord.Read<DouyinClassAuthForm>(("Qualification3.MaterialPaths2", "b"), ("Qualification1.MaterialPaths3", "a"));

        Assert.Equal([["a"], ["b"]], form.Qualifications!.Select(material => material.MaterialPaths!));
    }

    [Fact]
    public void Element_of_which_nothing_could_be_read_stays_beside_a_gap()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(("Scenario3.SceneType", "abc"), ("Scenario2.SceneType", "11"));

        Assert.Equal([11, null], form.Scenarios!.Select(scenario => scenario.SceneType));
    }

    [Fact]
    public void Object_is_one_element_of_a_list()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(
            ("QualificationScenarioInfoFormDOList[1]", PlainRecord.Of(("SceneType", 22))), ("QualificationScenarioInfoFormDOList[0]", PlainRecord.Of(("SceneType", 11))));

        Assert.Equal([11, 22], form.Scenarios!.Select(scenario => scenario.SceneType ?? 0));
    }

    [Fact]
    public void Objects_of_a_list_and_numbered_columns_are_the_same_elements()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(
            ("Scenario1.SceneType", 11), ("QualificationScenarioInfoFormDOList", new object[] { PlainRecord.Of(("SceneType", 22)), PlainRecord.Of(("SceneType", 33)) }));

        Assert.Equal([11, 33], form.Scenarios!.Select(scenario => scenario.SceneType ?? 0));
        Assert.Equal("TwoValues", Assert.Single(form.Row.ReadProblems).Problem.RuleId);
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public void List_has_at_most_a_hundred_objects(int count, bool isRefused)
    {
        var items = Enumerable.Range(0, count).Select(_ => (object)PlainRecord.Of(("material_type", 1003))).ToArray();

        var form = PlainRecord.Read<DouyinClassAuthForm>(("merchant_qualifications", items));

        Assert.Equal((isRefused ? 1 : 0, 100), (form.Row.ReadProblems.Count, form.Qualifications!.Count));
    }

    [Fact]
    public void List_with_something_else_than_objects_is_not_taken_over_in_part()
    {
        var form = PlainRecord.Read<VmsQualificationForm>("{\"QualificationScenarioInfoFormDOList\":[{\"SceneType\":1},5,{\"SceneType\":2}]}");

        Assert.Null(form.Scenarios);
        Assert.Equal("NotAnObject", Assert.Single(form.Row.ReadProblems).Problem.RuleId);
    }

    [Fact]
    public void Numbers_and_gaps_in_a_list_of_texts_are_read() =>
        Assert.Equal(["1", "b"], PlainRecord.Read<DouyinClassAuthForm>("{\"merchant_qualifications\":[{\"material_paths\":[1,null,\"b\"]}]}").Qualifications![0].MaterialPaths!);

    [Fact]
    public void Semicolon_in_a_numbered_column_is_a_part_of_its_text() =>
        Assert.Equal(["a;b"], PlainRecord.Read<DouyinClassAuthForm>(("Qualification1.MaterialPaths1", "a;b")).Qualifications![0].MaterialPaths!);

    [Fact]
    public void Texts_of_two_columns_must_be_the_same() =>
        Assert.Equal("TwoValues", Assert.Single(PlainRecord.Read<DouyinClassAuthForm>(("Qualification1.MaterialPaths", "a;b"), ("merchant_qualifications[0].material_paths", "c")).Row.ReadProblems).Problem.RuleId);

    [Theory]
    [InlineData("{\"partner\":{\"cooperation_cases\":[{},{\"material_type\":\"x\"}]}}", "partner.cooperation_cases[1].material_type")]
    [InlineData("{\"partner\":{\"cooperation_cases\":{\"material_type\":\"x\"}}}", "partner.cooperation_cases[0].material_type")]
    [InlineData("{\"partner.cooperation_cases[2]\":{\"material_type\":\"x\"}}", "partner.cooperation_cases[2].material_type")]
    [InlineData("{\"partner\":{\"cooperation_cases\":5}}", "partner.cooperation_cases")]
    [InlineData("{\"institution\":{\"employee\":{\"cooperation_agreement\":{\"material_paths\":[{}]}}}}", "institution.employee.cooperation_agreement.material_paths")]
    [InlineData("{\"institution.employee\":{\"cooperation_agreement\":{\"material_type\":\"x\"}}}", "institution.employee.cooperation_agreement.material_type")]
    [InlineData("{\"merchant_qualifications[1]\":{\"material_type\":\"x\"},\"industry_code\":10000}", "merchant_qualifications[1].material_type")]
    public void Problem_names_the_whole_way(string json, string member) =>
        Assert.Equal(member, Assert.Single(PlainRecord.Read<DouyinClassAuthForm>(json).Row.ReadProblems).Problem.Member);

    [Theory]
    [InlineData("en-US", "Partner.Case2.MaterialType")]
    [InlineData("zh-CN", "服务商合作案例2材料类型")]
    public void Problem_names_its_column_as_a_person_knows_it(string culture, string column)
    {
        using var _ = InCulture.Of(culture);

        Assert.Equal(column, Assert.Single(PlainRecord.Read<DouyinClassAuthForm>("{\"partner\":{\"cooperation_cases\":[{},{\"material_type\":\"x\"}]}}").Row.ReadProblems).Problem.Column);
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void Name_of_an_unknown_column_is_kept_to_sixty_characters(int length, bool isCut)
    {
        var name = new string('x', length);

        var form = PlainRecord.Read<VmsQualificationForm>((name, "x"), ("QualificationNo", "QUA1"));

        Assert.Equal([isCut ? name[..60] + "…" : name], form.Row.UnknownColumns.Select(column => column.Name));
    }

    [Fact]
    public void Note_within_an_object_is_an_unknown_column()
    {
        var form = PlainRecord.Read<VmsQualificationForm>("{\"QualificationMainInfoFormDO\":{\"QualificationNo\":\"QUA1\",\"Line\":5},\"Line\":7}");

        Assert.Equal(7L, form.Row.Line);
        Assert.Equal(["Line"], form.Row.UnknownColumns.Select(column => column.Name));
    }

    [Fact]
    public void Row_of_notes_alone_has_no_known_column()
    {
        var problem = Assert.Single(PlainRecord.Read<VmsQualificationForm>(("Line", "5"), ("Reason", "blurred")).Row.ReadProblems).Problem;

        Assert.Equal("NoKnownColumn", problem.RuleId);
    }

    [Fact]
    public void Known_column_without_a_value_is_known_all_the_same()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(("QualificationNo", ""), ("Colour", "red"));

        Assert.Empty(form.Row.ReadProblems);
        Assert.Equal(["Colour"], form.Row.UnknownColumns.Select(column => column.Name));
    }
}
