using QualificationTools.Core.Tests.Forms;
using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Input;

/// <summary>What people really write is understood, and what they cannot mean is not sent.</summary>
public sealed class InputTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly string[] Codes = ["QualificationNo", "AdminIdCardNumber", "AdminContactNumber", "UnitSocialCreditCode", "Scenario1.QualificationNo"];
    private static readonly string[] Names = ["AdminName", "LegalRepresentativeName"];
    private static readonly string[] Lines = ["QualificationEntity", "EnterpriseAddress"];

    public static TheoryData<string, string, string> RefusedEverywhere => Of(InputCases.Refused, [.. Codes, .. Names, .. Lines]);

    public static TheoryData<string, string, string> RefusedCodes => Of(InputCases.RefusedCodes, Codes);

    public static TheoryData<string, string, string> RefusedNames => Of(InputCases.RefusedNames, Names);

    public static TheoryData<string, string, string> Doubtful => Of(InputCases.Doubtful, [.. Names, .. Lines]);

    public static TheoryData<string, string> Plain => [.. InputCases.Plain.SelectMany(text => Names.Concat(Lines).Where(column => text != "星*星" || Lines.Contains(column)), (text, column) => (column, text))];

    public static TheoryData<string, string> Dates => [.. InputCases.Dates];

    public static TheoryData<string, string> RefusedDates => [.. InputCases.RefusedDates];

    public static TheoryData<string, int?> Answers => [.. InputCases.Answers];

    public static TheoryData<string, int?> Numbers => [.. InputCases.Numbers];

    public static TheoryData<string, int?> Roles => [.. InputCases.Roles];

    public static TheoryData<string, string?> Headers => [.. InputCases.Headers];

    [Fact]
    public void There_are_more_than_four_hundred_cases() => Assert.InRange(
        new[] { InputCases.Refused, InputCases.RefusedCodes, InputCases.RefusedNames, InputCases.Doubtful }.SelectMany(kinds => kinds).Sum(kind => kind.Cells.Length)
            + InputCases.Plain.Length + InputCases.Dates.Length + InputCases.RefusedDates.Length + InputCases.Answers.Length + InputCases.Numbers.Length + InputCases.Roles.Length + InputCases.Headers.Length,
        500, int.MaxValue);

    [Theory]
    [MemberData(nameof(RefusedEverywhere))]
    [MemberData(nameof(RefusedCodes))]
    [MemberData(nameof(RefusedNames))]
    public void Cell_that_nobody_means_is_an_error_told_once_in_both_languages(string column, string cell, string rule)
    {
        foreach (var culture in (string[])["en-US", "zh-CN"])
        {
            using var _ = InCulture.Of(culture);
            var problem = Assert.Single(Check(column, cell), problem => problem.Severity == Severity.Error);

            Assert.Equal(rule, problem.RuleId);
            Assert.Contains(Display(column), problem.Message, StringComparison.Ordinal);
            Assert.Equal(culture == "zh-CN", problem.Message.Any(letter => letter is >= '\u4E00' and < '\uA000') && problem.Message.Contains('。', StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(RefusedEverywhere))]
    public void Cell_that_nobody_means_is_refused_whether_or_not_the_row_has_a_line(string column, string cell, string rule)
    {
        var form = Read(column, cell);
        form.Row.Line = 12;

        Assert.Equal((rule, 12L), Assert.Single(RuleEngine.Check(form, Today), problem => problem.Severity == Severity.Error) is var problem ? (problem.RuleId, problem.Line) : default);
    }

    [Theory]
    [InlineData(0xD83D)]
    [InlineData(0xDC00)]
    public void Half_of_a_pair_is_refused(int half)
    {
        // The runner of the tests would mend it on its way here.
        foreach (var column in (string[])[.. Codes, .. Names, .. Lines, "Scenario1.Description"])
            Assert.Equal("UnseenCharacter", Assert.Single(Check(column, $"张{(char)half}三")).RuleId);
    }

    [Theory]
    [MemberData(nameof(Doubtful))]
    public void Cell_that_somebody_may_mean_is_a_warning(string column, string cell, string rule) =>
        Assert.Equal((rule, Severity.Warning), Assert.Single(Check(column, cell)) is var problem ? (problem.RuleId, problem.Severity) : default);

    [Theory]
    [MemberData(nameof(Plain))]
    public void Text_that_only_looks_odd_passes(string column, string cell) => Assert.Empty(Check(column, cell));

    [Theory]
    [MemberData(nameof(Dates))]
    public void Date_is_sent_as_the_service_wants_it(string cell, string sent)
    {
        foreach (var culture in (string[])["en-US", "zh-CN", "th-TH", "tr-TR"])
        {
            using var _ = InCulture.Of(culture);
            var form = Material(cell);

            Assert.Empty(form.Row.ReadProblems);
            Assert.Equal(sent, form.Qualifications![0].ExpireTime);
            Assert.DoesNotContain(RuleEngine.Check(form, Today), problem => problem.RuleId == "ExpiryFormat");
        }
    }

    [Theory]
    [MemberData(nameof(RefusedDates))]
    public void Date_of_which_it_is_not_certain_what_is_meant_is_refused_once(string cell, string rule) =>
        Assert.Equal(rule, Assert.Single(RuleEngine.Check(Material(cell), Today), problem => problem.Member.EndsWith("material_expiretime", StringComparison.Ordinal)).RuleId);

    [Fact]
    public void Dates_of_programs_are_days_where_they_have_no_time()
    {
        foreach (var value in (object[])[new DateTime(2029, 9, 10), new DateTimeOffset(2029, 9, 10, 0, 0, 0, TimeSpan.FromHours(8)), new DateOnly(2029, 9, 10), 47371, 47371.0, 47371m, 47371L, 20290910, 20290910.0])
            Assert.Equal("2029-09-10", Material(value).Qualifications![0].ExpireTime);
        foreach (var value in (object[])[new DateTime(2029, 9, 9, 16, 0, 0, DateTimeKind.Utc), new DateTimeOffset(2029, 9, 9, 16, 0, 0, TimeSpan.Zero), 47371.5])
            Assert.Equal("DateWithTime", Assert.Single(Material(value).Row.ReadProblems).Problem.RuleId);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void Yes_and_no_are_numbers(string cell, int? sent) =>
        AssertNumber(sent, Read("CertificateThreeInOne", cell), form => form.MainInfo?.CertificateThreeInOne);

    [Fact]
    public void True_and_false_are_yes_and_no()
    {
        Assert.Equal(1, Read("CertificateThreeInOne", true).MainInfo!.CertificateThreeInOne);
        Assert.Equal(0, Read("CertificateThreeInOne", false).MainInfo!.CertificateThreeInOne);
        Assert.Equal("NotANumber", Assert.Single(Read("QualificationId", true).Row.ReadProblems).Problem.RuleId);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Whole_number_is_read_as_programs_write_it(string cell, int? sent) =>
        AssertNumber(sent, Read("QualificationId", cell), form => form.MainInfo?.QualificationId);

    [Fact]
    public void Number_of_every_type_is_a_number()
    {
        foreach (var value in (object[])[(sbyte)7, (byte)7, (short)7, (ushort)7, 7, 7u, 7L, 7ul, 7f, 7d, 7m, 7.00m, (Half)7, new System.Numerics.BigInteger(7), (Int128)7, (nint)7])
            Assert.Equal(7, Read("QualificationId", value).MainInfo!.QualificationId);
        foreach (var value in (object[])[13800000001L, 13800000001ul, 13800000001d, 13800000001m, 13800000001.00m, new System.Numerics.BigInteger(13800000001L)])
            Assert.Equal("13800000001", Read("AdminContactNumber", value).AdminInfo!.ContactNumber!.Reveal());
    }

    [Fact]
    public void Number_that_has_lost_digits_on_the_way_is_refused()
    {
        foreach (var value in (object[])[110101199003077731d, 1e15, 2.026E+17, double.NaN, double.PositiveInfinity, 1.5, 16777217f])
            Assert.Equal("LostDigits", Assert.Single(Read("AdminIdCardNumber", value).Row.ReadProblems).Problem.RuleId);
        Assert.Equal("110101199003077731", Read("AdminIdCardNumber", 110101199003077731L).AdminInfo!.IdCardNumber!.Reveal());
        Assert.Equal("110101199003077731", Read("AdminIdCardNumber", 110101199003077731m).AdminInfo!.IdCardNumber!.Reveal());
    }

    [Fact]
    public void True_number_whose_own_check_digit_is_right_may_end_in_zeros()
    {
        foreach (var (column, cell) in new[] { ("AdminIdCardNumber", "110101199001015000"), ("UnitSocialCreditCode", "911101083006987000") })
            Assert.All(Check(column, cell), problem => Assert.Equal(Severity.Warning, problem.Severity));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public void Role_is_read_by_number_and_name(string cell, int? sent)
    {
        var form = PlainRecord.Read<DouyinClassAuthForm>(("IndustryRole", cell), ("MerchantEntityId", "I_1"));

        Assert.Equal(sent, (int?)form.IndustryRole);
        Assert.Equal(sent is null ? ["NotANumber"] : [], form.Row.ReadProblems.Select(problem => problem.Problem.RuleId));
    }

    [Theory]
    [InlineData("FirstClass", "少儿成长", 10000)]
    [InlineData("FirstClass", "语言培训", 30000)]
    [InlineData("SecondClass", "少儿编程", 10300)]
    [InlineData("SecondClass", "英语", 30100)]
    [InlineData("SecondClass", "数学", null)]
    public void Class_is_read_by_its_name(string column, string cell, int? sent)
    {
        var form = PlainRecord.Read<DouyinClassAuthForm>((column, cell), ("MerchantEntityId", "I_1"));

        Assert.Equal(sent, column == "FirstClass" ? form.Class?.FirstClass : form.Class?.SecondClass);
        Assert.Equal(sent is null ? 1 : 0, form.Row.ReadProblems.Count);
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void Header_of_an_office_is_understood_or_is_unknown(string header, string? column) =>
        Assert.Equal(column, FormMap.For(typeof(VmsQualificationForm)).FindColumn(header)?.ShortName);

    [Theory]
    [InlineData("姓名", "AdminName / LegalRepresentativeName")]
    [InlineData("身份证号", "AdminIdCardNumber / LegalRepresentativeId")]
    [InlineData("身份证正面", "AdminIdCardFrontPhotoFileCode / LegalRepresentativeFrontIdPhotoFileCode")]
    [InlineData("AdminNam", "AdminName")]
    [InlineData("管理员联系电话号码", "管理员联系电话")]
    [InlineData("备注", null)]
    [InlineData("序号", null)]
    [InlineData("创建时间", null)]
    [InlineData("Status", null)]
    public void Header_near_a_known_one_has_a_hint(string header, string? hint)
    {
        using var english = InCulture.English();

        Assert.Equal(hint, FormMap.For(typeof(VmsQualificationForm)).Hint(header));
    }

    [Fact]
    public void Cells_under_a_header_near_a_known_one_are_not_left_out_without_a_word()
    {
        var form = Read("身份证号", "11010119900307002X");

        Assert.Equal("UnknownColumn", Assert.Single(RuleEngine.Check(form, Today)).RuleId);
        Assert.Empty(RuleEngine.Check(Read("身份证号", ""), Today));
        Assert.Empty(RuleEngine.Check(Read("备注", "x"), Today));
        Assert.Equal("UnknownColumn", Assert.Single(RuleEngine.Check(Read("备注", ""), Today, strict: true)).RuleId);
    }

    [Theory]
    [InlineData("QualificationNo", "QUA2", "资质编号", "QUA1")]
    [InlineData("管理员姓名", "李四", "AdminName", "张三")]
    [InlineData("公司名称", "甲", "企业名称", "乙")]
    public void Two_columns_for_one_member_must_say_the_same(string one, string first, string other, string second)
    {
        Assert.Equal("TwoValues", Assert.Single(PlainRecord.Read<VmsQualificationForm>((one, first), (other, second)).Row.ReadProblems).Problem.RuleId);
        Assert.Empty(PlainRecord.Read<VmsQualificationForm>((one, first), (other, first)).Row.ReadProblems);
        Assert.Empty(PlainRecord.Read<VmsQualificationForm>((one, first), (other, "")).Row.ReadProblems);
    }

    [Fact]
    public void Member_of_a_JSON_text_that_is_there_twice_must_say_the_same() =>
        Assert.Equal("TwoValues", Assert.Single(PlainRecord.Read<VmsQualificationForm>("{\"QualificationNo\":\"QUA1\",\"QualificationNo\":\"QUA2\"}").Row.ReadProblems).Problem.RuleId);

    [Theory]
    [InlineData("{\"QualificationNo\":\"QUA1\",\"AdminName\":\"张三\",\"QualificationScenarioInfoFormDOList\":[{}]}", "QualificationScenarioInfoFormDOList")]
    [InlineData("{\"QualificationNo\":\"QUA1\",\"Scenario1.SceneType\":1101,\"QualificationAdminInfoFormDO\":{}}", "QualificationAdminInfoFormDO")]
    [InlineData("{\"QualificationNo\":\"QUA1\",\"Scenario1.SceneType\":1101,\"QualificationAdminInfoFormDO\":{\"Foo\":1}}", "QualificationAdminInfoFormDO")]
    public void Object_without_any_member_set_was_not_given(string json, string member)
    {
        var form = PlainRecord.Read<VmsQualificationForm>(json);

        Assert.Equal(("Required", member), Assert.Single(RuleEngine.Check(form, Today)) is var problem ? (problem.RuleId, problem.Member) : default);
        Assert.DoesNotContain("{}", WireBody.Of(form), StringComparison.Ordinal);
    }

    [Fact]
    public void Typed_object_without_any_member_set_was_not_given_either()
    {
        var form = SampleForms.Vms();
        (form.AdminInfo, form.Scenarios) = (new VmsAdminInfo(), [new VmsScenario()]);

        Assert.Equal(["QualificationAdminInfoFormDO", "QualificationScenarioInfoFormDOList"], RuleEngine.Check(form, Today).Select(problem => problem.Member));
        Assert.DoesNotContain("{}", WireBody.Of(form), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a;b", 2)]
    [InlineData("a；b", 2)]
    [InlineData("a； b;c；", 3)]
    public void Both_semicolons_separate_paths(string cell, int count) =>
        Assert.Equal(count, PlainRecord.Read<DouyinClassAuthForm>(("Qualification1.MaterialPaths", cell)).Qualifications![0].MaterialPaths!.Count);

    [Fact]
    public void Row_of_the_template_is_told()
    {
        foreach (var form in new VmsExamples().Rows.Concat(new DouyinExamples().Rows).Select(row => row.Form))
            Assert.Equal(("ExampleRow", Severity.Error), Assert.Single(RuleEngine.Check(form, Today)) is var problem ? (problem.RuleId, problem.Severity) : default);
    }

    [Fact]
    public void Key_that_was_there_before_in_the_file_is_an_error_and_elsewhere_is_not_looked_at()
    {
        var form = SampleForms.Vms();
        form.Row.EarlierRow = 2;
        Assert.Empty(RuleEngine.Check(form, Today));
        form.Row.Line = 3;

        Assert.Equal(("KeyTwice", Severity.Error), Assert.Single(RuleEngine.Check(form, Today)) is var problem ? (problem.RuleId, problem.Severity) : default);
    }

    [Theory]
    [InlineData("1101011990030700", true)]
    [InlineData("1101011990030700XX", true)]
    [InlineData("110101 19900307 002X", true)]
    [InlineData("110101-19900307-002X", true)]
    [InlineData("11010119900307002XX", true)]
    [InlineData("110101900307001", false)]
    [InlineData("H12345678", false)]
    [InlineData("11010119900307002X", false)]
    [InlineData("11010119900307002x", false)]
    public void Identity_number_with_a_digit_too_many_or_too_few_is_noticed(string cell, bool isNoticed) =>
        Assert.Equal(isNoticed, Check("AdminIdCardNumber", cell).Any(problem => problem.RuleId == "IdNumberCheckDigit"));

    [Theory]
    [InlineData("您好？", 0)]
    [InlineData("您好?", 0)]
    [InlineData("第一行\n第二行\t完", 0)]
    [InlineData("您好👨\u200D👩\u200D👧❤\uFE0F", 0)]
    [InlineData("1 < 2 && 3 > 2", 0)]
    [InlineData("您好吗??", 1)]
    public void Sentences_may_have_lines_question_marks_and_emoji(string cell, int problems) => Assert.Equal(problems, Check("Scenario1.ScenarioOfCalling", cell).Count);

    private static void AssertNumber(int? sent, VmsQualificationForm form, Func<VmsQualificationForm, int?> value)
    {
        Assert.Equal(sent, value(form));
        Assert.Equal(sent is null ? ["NotANumber"] : [], form.Row.ReadProblems.Select(problem => problem.Problem.RuleId));
    }

    private static TheoryData<string, string, string> Of((string Rule, string[] Cells)[] kinds, string[] columns) =>
        [.. kinds.SelectMany(kind => kind.Cells.SelectMany(_ => columns, (cell, column) => (column, cell, kind.Rule)))];

    private static string Display(string column) => FormMap.For(typeof(VmsQualificationForm)).FindColumn(column)!.DisplayName;

    private static IReadOnlyList<Problem> Check(string column, string cell) => RuleEngine.Check(Read(column, cell), Today);

    private static VmsQualificationForm Read(string column, object cell)
    {
        var row = new List<(string, object?)> { ("QualificationNo", "QUA1"), ("AdminName", "钱二"), ("Scenario1.SceneType", 1101) };
        row.RemoveAll(pair => pair.Item1 == column);
        return PlainRecord.Read<VmsQualificationForm>([.. row, (column, cell)]);
    }

    private static DouyinClassAuthForm Material(object cell) => PlainRecord.Read<DouyinClassAuthForm>(
        ("MerchantEntityId", "I_1"), ("IndustryRole", 1), ("FirstClass", 10000), ("SecondClass", 10100), ("Qualification1.MaterialType", 1001),
        ("Qualification1.ExpireTime", cell), ("Qualification1.MaterialPaths", "certification/resource/1"));
}
