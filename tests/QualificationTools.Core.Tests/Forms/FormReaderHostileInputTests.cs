using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Forms;

/// <summary>Whatever stands in a row, it becomes a form that says so.</summary>
public sealed class FormReaderHostileInputTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void Null_is_a_problem() => Assert.Equal("NullInput", OnlyProblem(null).RuleId);

    [Fact]
    public void Row_without_columns_is_a_problem() => Assert.Equal("EmptyInput", OnlyProblem(PlainRecord.Of()).RuleId);

    [Fact]
    public void JSON_object_without_members_is_a_problem() => Assert.Equal("EmptyInput", OnlyProblem("{}").RuleId);

    [Fact]
    public void Row_of_unknown_columns_only_is_a_problem() => Assert.Equal("NoKnownColumn", OnlyProblem(PlainRecord.Of(("a", 1), ("b", 2))).RuleId);

    [Fact]
    public void List_is_a_problem() => Assert.Equal("ListInput", OnlyProblem(new object[] { 1, 2 }).RuleId);

    [Theory]
    [InlineData(42)]
    [InlineData(true)]
    [InlineData(1.5)]
    public void Scalar_is_a_problem(object input) => Assert.Equal("NotAForm", OnlyProblem(input).RuleId);

    [Theory]
    [InlineData("[]")]
    [InlineData("[{\"QualificationNo\":\"QUA1\"}]")]
    public void JSON_array_is_a_problem(string json) => Assert.Equal("ListInput", OnlyProblem(json).RuleId);

    [Theory]
    [InlineData("42")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("true")]
    public void JSON_scalar_is_a_problem(string json) => Assert.Equal("NotAForm", OnlyProblem(json).RuleId);

    [Theory]
    [InlineData("")]
    [InlineData("QUA1")]
    [InlineData("{")]
    [InlineData("{\"QualificationNo\":\"QUA1\"")]
    [InlineData("{'QualificationNo':'QUA1'}")]
    [InlineData("{\"QualificationNo\":\"QUA1\"}{}")]
    public void Broken_JSON_is_a_problem(string json) => Assert.Equal("BrokenJson", OnlyProblem(json).RuleId);

    [Fact]
    public void Message_about_broken_JSON_tells_the_place()
    {
        using var _ = InCulture.English();

        Assert.StartsWith("The text is not JSON: line 2, byte 9.", OnlyProblem("{\n\"Name\": oops}").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"IdCardNumber\": 110101199003070038x}")]
    [InlineData("{\"IdCardNumber\": \"110101199003070038}")]
    [InlineData("110101199003070038")]
    [InlineData("{\"IdCardNumber\" 110101199003070038}")]
    public void Message_about_unreadable_JSON_does_not_quote_it(string json) =>
        Assert.DoesNotContain("110101199003070038", OnlyProblem(json).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"QualificationNo\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":\"QUA1\"}")]
    public void Escaped_half_of_a_surrogate_pair_in_JSON_does_not_throw(string json) =>
        Assert.Null(Record.Exception(() => PlainRecord.Read<VmsQualificationForm>(json)));

    [Fact]
    public void Half_of_a_surrogate_pair_in_JSON_does_not_throw() =>
        Assert.Null(Record.Exception(() => PlainRecord.Read<VmsQualificationForm>("{\"QualificationNo\":\"" + (char)0xD800 + "\"}")));

    [Fact]
    public void Deep_nesting_is_a_problem() => Assert.Equal("BrokenJson", OnlyProblem(string.Concat(Enumerable.Repeat("{\"a\":", 100_000))).RuleId);

    [Fact]
    public void Text_in_place_of_an_object_is_a_problem() =>
        Assert.Equal("NotAnObject", OnlyReadProblem(("QualificationMainInfoFormDO", "QUA1")).RuleId);

    [Fact]
    public void List_in_place_of_an_object_is_a_problem() =>
        Assert.Equal("NotAnObject", OnlyReadProblem(("QualificationMainInfoFormDO", new object[] { "QUA1" })).RuleId);

    [Fact]
    public void Text_in_place_of_a_list_of_objects_is_a_problem() =>
        Assert.Equal("NotAnObject", OnlyReadProblem(("QualificationScenarioInfoFormDOList", "1101")).RuleId);

    [Fact]
    public void Number_among_the_objects_of_a_list_is_a_problem() =>
        Assert.Equal("NotAnObject", OnlyReadProblem(("QualificationScenarioInfoFormDOList", new object[] { 1101 })).RuleId);

    [Fact]
    public void Object_in_place_of_a_text_is_a_problem() =>
        Assert.Equal("NotText", OnlyReadProblem(("QualificationNo", PlainRecord.Of(("a", "b")))).RuleId);

    [Fact]
    public void List_in_place_of_a_text_is_a_problem() =>
        Assert.Equal("NotText", OnlyReadProblem(("QualificationNo", new List<string> { "QUA1", "QUA2" })).RuleId);

    [Fact]
    public void Object_among_paths_is_a_problem() =>
        Assert.Equal("NotText", OnlyDouyinProblem(("Qualification1.MaterialPaths", new object[] { PlainRecord.Of(("a", "b")) })).RuleId);

    [Theory]
    [InlineData("abc")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    [InlineData("11,01")]
    public void Text_that_is_no_whole_number_is_a_problem(string cell) =>
        Assert.Equal("NotANumber", OnlyReadProblem(("Scenario1.SceneType", cell)).RuleId);

    [Fact]
    public void Unknown_name_of_a_role_is_a_problem() => Assert.Equal("NotANumber", OnlyDouyinProblem(("IndustryRole", "校长")).RuleId);

    [Theory]
    [InlineData("QualificationMainInfoFormDO", "text")]
    [InlineData("class", 5)]
    [InlineData("institution.employee", "text")]
    public void Problem_of_an_object_names_its_column(string member, object value)
    {
        using var _ = InCulture.English();

        var problem = member.StartsWith('Q') ? OnlyReadProblem((member, value)) : OnlyDouyinProblem((member, value));

        Assert.Matches("[A-Za-z]$", problem.Column);
    }

    [Fact]
    public void Problem_of_a_cell_names_the_member_and_its_column()
    {
        using var _ = InCulture.English();

        var problem = OnlyReadProblem(("场景2类型", "abc"));

        Assert.Equal(("QualificationScenarioInfoFormDOList[1].SceneType", "Scenario2.SceneType"), (problem.Member, problem.Column));
    }

    [Fact]
    public void Problem_of_a_cell_names_its_Chinese_header_where_messages_are_Chinese()
    {
        using var _ = InCulture.Chinese();

        Assert.Equal("场景2类型", OnlyReadProblem(("Scenario2.SceneType", "abc")).Column);
    }

    [Fact]
    public void Problem_within_a_nested_object_names_the_whole_wire_path() =>
        Assert.Equal("QualificationAdminInfoFormDO.QualificationId",
            OnlyReadProblem(("QualificationAdminInfoFormDO", PlainRecord.Of(("QualificationId", "abc")))).Member);

    [Fact]
    public void Problem_within_a_nested_object_names_its_column()
    {
        using var _ = InCulture.English();

        Assert.Equal("AdminQualificationId",
            OnlyReadProblem(("QualificationAdminInfoFormDO", PlainRecord.Of(("QualificationId", "abc")))).Column);
    }

    [Fact]
    public void Problem_within_an_element_of_a_list_names_the_whole_wire_path() =>
        Assert.Equal("QualificationScenarioInfoFormDOList[1].SceneType",
            OnlyProblem("{\"QualificationScenarioInfoFormDOList\":[{\"SceneType\":1},{\"SceneType\":\"abc\"}]}").Member);

    [Fact]
    public void Message_about_an_unreadable_cell_does_not_quote_it() =>
        Assert.DoesNotContain("110101199003070038x", OnlyReadProblem(("Scenario1.SceneType", "110101199003070038x")).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_hundred_unknown_columns_make_a_short_message()
    {
        var row = Enumerable.Range(0, 200).Select(i => ($"unknown column {(char)('a' + (i % 26))}{new string('x', 300)}", (object?)"x"));

        Assert.InRange(OnlyProblem(PlainRecord.Of([.. row])).Message.Length, 1, 600);
    }

    [Fact]
    public void Two_hundred_unknown_columns_do_not_hide_a_known_one()
    {
        var row = Enumerable.Range(0, 200).Select(i => ($"c{(char)('a' + (i % 26))}", (object?)"x")).Append(("资质编号", "QUA1"));

        Assert.Equal("QUA1", PlainRecord.Read<VmsQualificationForm>([.. row]).Key);
    }

    [Fact]
    public void Columns_of_a_row_without_a_header_are_not_repeated()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(("110101199003070038", "x"));

        Assert.Empty(form.Row.UnknownColumns.Select(column => column.Name));
        Assert.DoesNotContain("110101199003070038", Assert.Single(form.Row.ReadProblems).Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_name_of_an_unknown_column_is_kept_short() =>
        Assert.Equal(61, Assert.Single(PlainRecord.Read<VmsQualificationForm>(("QualificationNo", "QUA1"), (new string('x', 1_000_000), "x")).Row.UnknownColumns.Select(column => column.Name)).Length);

    [Fact]
    public void Cell_of_a_megabyte_is_a_problem_with_a_short_message()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(("QualificationEntity", new string('长', 1_048_576)));

        var problem = Assert.Single(RuleEngine.Check(form, Today), problem => problem.RuleId == "MaximumLength");

        Assert.InRange(problem.Message.Length, 1, 300);
    }

    [Theory]
    [InlineData("Scenario0.SceneType")]
    [InlineData("Scenario101.SceneType")]
    [InlineData("QualificationScenarioInfoFormDOList[100].SceneType")]
    [InlineData("QualificationScenarioInfoFormDOList[-1].SceneType")]
    [InlineData("QualificationScenarioInfoFormDOList[99999999999].SceneType")]
    public void Index_out_of_range_is_an_unknown_column(string column) =>
        Assert.Equal([column], PlainRecord.Read<VmsQualificationForm>((column, "1"), ("QualificationNo", "QUA1")).Row.UnknownColumns.Select(column => column.Name));

    [Fact]
    public void Mask_that_is_read_back_from_a_table_is_a_problem()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(("AdminName", "***"));

        Assert.Equal("QualificationAdminInfoFormDO.Name", Assert.Single(RuleEngine.Check(form, Today), problem => problem.RuleId == "MaskedValue").Member);
    }

    [Fact]
    public void Masked_object_that_is_read_back_is_a_problem() =>
        Assert.Equal("MaskedValue", OnlyReadProblem(("AdminName", PlainRecord.Of(("Masked", "***")))).RuleId);

    [Fact]
    public void Form_that_went_through_a_serialiser_is_not_sent_with_its_masks()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(JsonSerializer.Serialize(SampleForms.Vms()));

        Assert.Equal(3, RuleEngine.Check(form, Today).Count(problem => problem.RuleId == "MaskedValue"));
    }

    [Fact]
    public void List_of_more_than_a_hundred_objects_is_a_problem()
    {
        var items = Enumerable.Range(0, 101).Select(_ => (object)PlainRecord.Of(("material_type", 1003))).ToArray();

        var form = PlainRecord.Read<DouyinClassAuthForm>(("merchant_qualifications", items));

        Assert.Contains(RuleEngine.Check(form, Today), problem => problem.RuleId == "TooManyElements");
    }

    [Fact]
    public void Unreadable_path_beside_a_readable_one_is_a_problem()
    {
        var form = PlainRecord.Read<DouyinClassAuthForm>(
            ("Qualification1.MaterialPaths1", "a"), ("Qualification1.MaterialPaths2", PlainRecord.Of(("b", "c"))));

        Assert.Contains(RuleEngine.Check(form, Today), problem => problem.RuleId == "NotText");
    }

    [Fact]
    public void Unreadable_column_beside_a_readable_one_of_the_same_member_is_a_problem()
    {
        var form = PlainRecord.Read<DouyinClassAuthForm>(("IndustryRole", "1"), ("行业角色", "校长"));

        Assert.Contains(RuleEngine.Check(form, Today), problem => problem.RuleId == "NotANumber");
    }

    [Fact]
    public void Text_in_place_of_an_object_is_a_problem_beside_columns_of_that_object_too()
    {
        var form = PlainRecord.Read<VmsQualificationForm>(("AdminName", "钱二"), ("QualificationAdminInfoFormDO", "text"));

        Assert.Contains(RuleEngine.Check(form, Today), problem => problem.RuleId == "NotAnObject");
    }

    [Fact]
    public void No_text_throws() =>
        Prop.ForAll<string>(text => Assert.NotNull(PlainRecord.Read<VmsQualificationForm>(text ?? ""))).QuickCheckThrowOnFailure();

    [Fact]
    public void No_row_of_known_columns_throws()
    {
        var names = FormMap.For(typeof(DouyinClassAuthForm)).Names.Select(name => name.Replace('#', '1')).ToArray();
        var cell = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Select(text => (object?)text),
            ArbMap.Default.GeneratorFor<int>().Select(number => (object?)number),
            ArbMap.Default.GeneratorFor<double>().Select(number => (object?)number),
            ArbMap.Default.GeneratorFor<DateTime>().Select(date => (object?)date),
            ArbMap.Default.GeneratorFor<string[]>().Select(list => (object?)list),
            ArbMap.Default.GeneratorFor<int[]>().Select(list => (object?)list.Cast<object>()),
            Gen.Elements(names).SelectMany(name => ArbMap.Default.GeneratorFor<string>().Select(text => (object?)PlainRecord.Of((name, text)))));
        var row = Gen.Elements(names).SelectMany(name => cell.Select(value => KeyValuePair.Create(name, value))).ListOf();

        Prop.ForAll(row.ToArbitrary(), members =>
        {
            var form = PlainRecord.Read<DouyinClassAuthForm>(members);
            Assert.NotNull(RuleEngine.Check(form, Today));
            Assert.NotEmpty(WireBody.Of(form));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Value_that_throws_when_it_is_asked_is_a_problem_of_its_column()
    {
        foreach (var (name, odd) in Odd)
        {
            var form = new FormReader<VmsQualificationForm>(OddRecord.Open).Read(PlainRecord.Of(("QualificationNo", "QUA1"), (name, odd)));

            var problem = Assert.Single(form.Row.ReadProblems).Problem;
            Assert.Equal((name, "UnreadableValue", Severity.Error, "QUA1"), (problem.Member, problem.RuleId, problem.Severity, form.Key));
            Assert.DoesNotContain("110101199003070038", problem.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Row_that_throws_when_it_is_asked_is_a_problem()
    {
        var reader = new FormReader<VmsQualificationForm>(OddRecord.Open);

        foreach (var row in (object[])[new OddValue(), Throwing(), JsonDocument.Parse("{\"QualificationNo\":\"QUA1\",\"\\ud800\":1}").RootElement])
        {
            var problem = Assert.Single(reader.Read(row).Row.ReadProblems).Problem;
            Assert.Equal(("UnreadableInput", Severity.Error), (problem.RuleId, problem.Severity));
            Assert.DoesNotContain("110101199003070038", problem.Message, StringComparison.Ordinal);
        }

        Assert.Equal("UnreadableInput", Assert.Single(reader.ReadMembers(Throwing()).Row.ReadProblems).Problem.RuleId);
    }

    [Fact]
    public void Unknown_column_that_throws_is_an_unknown_column()
    {
        var form = new FormReader<VmsQualificationForm>(OddRecord.Open).Read(PlainRecord.Of(("QualificationNo", "QUA1"), ("zzz", new OddValue()), (null!, "x")));

        Assert.Equal(["zzz", ""], form.Row.UnknownColumns.Select(column => column.Name));
        Assert.Empty(form.Row.ReadProblems);
    }

    [Fact]
    public void Problem_of_a_value_that_threw_is_gone_when_the_value_is_put_in()
    {
        var form = new FormReader<VmsQualificationForm>(OddRecord.Open).Read(PlainRecord.Of(("QualificationMainInfoFormDO.QualificationEntity", new OddValue())));
        form.MainInfo!.QualificationEntity = "示例公司";

        Assert.DoesNotContain(form.Row.ReadProblems, problem => problem.StillHolds(form));
    }

    private static IEnumerable<(string Name, object Odd)> Odd =>
    [
        ("QualificationMainInfoFormDO.QualificationEntity", new OddValue()),
        ("QualificationMainInfoFormDO.QualificationEntity", new OddNumber()),
        ("QualificationMainInfoFormDO.QualificationEntity", JsonDocument.Parse("\"\\ud800\"").RootElement),
        ("QualificationMainInfoFormDO", Throwing()),
        ("QualificationScenarioInfoFormDOList", Items()),
    ];

    private static IEnumerable<KeyValuePair<string, object?>> Throwing()
    {
        yield return KeyValuePair.Create("x", (object?)"y");
        throw new InvalidOperationException("110101199003070038");
    }

    private static IEnumerable<object?> Items()
    {
        yield return null;
        throw new InvalidOperationException("110101199003070038");
    }

    /// <summary>As the cmdlets' objects: some throw when they are opened.</summary>
    private static class OddRecord
    {
        public static object? Open(object? value) => value is OddValue
            ? throw new NotSupportedException("110101199003070038")
            : value is JsonElement ? JsonRecord.Open(value) : PlainRecord.Open(value);
    }

    private sealed class OddValue;

    private sealed class OddNumber : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) => throw new FormatException("110101199003070038");
    }

    private static Problem OnlyProblem(object? input) => Assert.Single(RuleEngine.Check(PlainRecord.Read<VmsQualificationForm>(input), Today), IsOfReading);

    private static Problem OnlyReadProblem((string Name, object? Value) member) => OnlyProblem(PlainRecord.Of(member));

    private static Problem OnlyDouyinProblem((string Name, object? Value) member) =>
        Assert.Single(RuleEngine.Check(PlainRecord.Read<DouyinClassAuthForm>(member), Today), IsOfReading);

    // A row of one column lacks the required ones; that is not what is looked at here.
    private static bool IsOfReading(Problem problem) => problem.RuleId != "Required";
}
