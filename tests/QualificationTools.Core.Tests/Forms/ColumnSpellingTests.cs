using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Forms;

/// <summary>Every member is reached by its wire path, its short name and its Chinese header.</summary>
public sealed class ColumnSpellingTests
{
    private static readonly Dictionary<string, Func<FormPath, string>> Spellings = new()
    {
        ["wire"] = path => path.WireName.Replace("[#]", "[0]", StringComparison.Ordinal),
        ["short"] = path => path.ShortName.Replace('#', '1'),
        ["Chinese"] = path => path.ChineseName.Replace('#', '1'),
    };

    public static TheoryData<string, string> VmsColumns => Columns(typeof(VmsQualificationForm));

    public static TheoryData<string, string> DouyinColumns => Columns(typeof(DouyinClassAuthForm));

    public static TheoryData<string> SpellingNames => [.. Spellings.Keys];

    [Theory]
    [MemberData(nameof(VmsColumns))]
    public void Column_reaches_its_member_of_the_voice_service_and_no_other(string column, string wirePath) =>
        Assert.Equal([KeyValuePair.Create(wirePath, "1")], WireBody.Members(PlainRecord.Read<VmsQualificationForm>((column, "1"))));

    [Theory]
    [MemberData(nameof(DouyinColumns))]
    public void Column_reaches_its_member_of_the_open_platform_and_no_other(string column, string wirePath) =>
        Assert.Equal([KeyValuePair.Create(wirePath, "1")], WireBody.Members(PlainRecord.Read<DouyinClassAuthForm>((column, "1"))));

    [Theory]
    [InlineData("QualificationScenarioInfoFormDOList[0].SceneType", "QualificationScenarioInfoFormDOList[0].SceneType")]
    [InlineData("Scenario1.SceneType", "QualificationScenarioInfoFormDOList[0].SceneType")]
    [InlineData("Scenario[0].SceneType", "QualificationScenarioInfoFormDOList[0].SceneType")]
    [InlineData("场景1类型", "QualificationScenarioInfoFormDOList[0].SceneType")]
    [InlineData("场景1外呼话术", "QualificationScenarioInfoFormDOList[0].ScenarioOfCalling")]
    [InlineData("QualificationMainInfoFormDO.QualificationNo", "QualificationMainInfoFormDO.QualificationNo")]
    [InlineData("QualificationNo", "QualificationMainInfoFormDO.QualificationNo")]
    [InlineData("资质编号", "QualificationMainInfoFormDO.QualificationNo")]
    [InlineData("QualificationAdminInfoFormDO.Name", "QualificationAdminInfoFormDO.Name")]
    [InlineData("AdminName", "QualificationAdminInfoFormDO.Name")]
    [InlineData("管理员姓名", "QualificationAdminInfoFormDO.Name")]
    [InlineData("统一社会信用代码", "QualificationMainInfoFormDO.UnitSocialCreditCode")]
    public void Documented_column_of_the_voice_service_is_known(string column, string wirePath) =>
        Assert.Equal([KeyValuePair.Create(wirePath, "1")], WireBody.Members(PlainRecord.Read<VmsQualificationForm>((column, "1"))));

    [Theory]
    [InlineData("institution.employee.employee_material.name", "institution.employee.employee_material.name")]
    [InlineData("Institution.EmployeeName", "institution.employee.employee_material.name")]
    [InlineData("机构老师姓名", "institution.employee.employee_material.name")]
    [InlineData("merchant_qualifications[0].material_paths[0]", "merchant_qualifications[0].material_paths[0]")]
    [InlineData("merchant_qualifications[0].material_paths", "merchant_qualifications[0].material_paths[0]")]
    [InlineData("Qualification1.MaterialPaths", "merchant_qualifications[0].material_paths[0]")]
    [InlineData("Qualification1.MaterialPaths1", "merchant_qualifications[0].material_paths[0]")]
    [InlineData("资质1材料路径", "merchant_qualifications[0].material_paths[0]")]
    [InlineData("资质1材料路径1", "merchant_qualifications[0].material_paths[0]")]
    [InlineData("Institution.RecordName", "institution.record_name")]
    [InlineData("机构备案名称", "institution.record_name")]
    [InlineData("Qualification1.MaterialType", "merchant_qualifications[0].material_type")]
    [InlineData("资质1材料类型", "merchant_qualifications[0].material_type")]
    [InlineData("class.first_class", "class.first_class")]
    [InlineData("FirstClass", "class.first_class")]
    [InlineData("一级类目", "class.first_class")]
    [InlineData("Partner.Case1.MaterialType", "partner.cooperation_cases[0].material_type")]
    [InlineData("服务商合作案例1材料类型", "partner.cooperation_cases[0].material_type")]
    public void Documented_column_of_the_open_platform_is_known(string column, string wirePath) =>
        Assert.Equal([KeyValuePair.Create(wirePath, "1")], WireBody.Members(PlainRecord.Read<DouyinClassAuthForm>((column, "1"))));

    [Theory]
    [InlineData("qualificationno")]
    [InlineData("QUALIFICATIONNO")]
    [InlineData("qualificationmaininfoformdo.QUALIFICATIONNO")]
    [InlineData(" QualificationNo ")]
    [InlineData("\uFEFFQualificationNo")]
    [InlineData("ＱｕａｌｉｆｉｃａｔｉｏｎＮｏ")]
    [InlineData("　资质编号　")]
    public void Case_width_and_white_space_of_a_column_do_not_matter(string column) =>
        Assert.Equal("1", PlainRecord.Read<VmsQualificationForm>((column, "1")).MainInfo?.QualificationNo);

    [Theory]
    [InlineData("场景２描述")]
    [InlineData("Ｓｃｅｎａｒｉｏ２．Ｄｅｓｃｒｉｐｔｉｏｎ")]
    [InlineData("QualificationScenarioInfoFormDOList［１］.Description")]
    public void Full_width_digits_and_signs_number_an_element(string column)
    {
        var form = PlainRecord.Read<VmsQualificationForm>(("Scenario1.Description", "a"), (column, "b"));

        Assert.Equal(["a", "b"], form.Scenarios!.Select(scenario => scenario.Description));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    public void Case_is_compared_without_regard_to_the_culture(string culture)
    {
        using var _ = InCulture.Of(culture);

        Assert.Equal("1", PlainRecord.Read<VmsQualificationForm>(("QUALIFICATIONENTITY", "1")).MainInfo?.QualificationEntity);
    }

    [Theory]
    [MemberData(nameof(SpellingNames))]
    public void Every_spelling_of_a_row_gives_the_same_bytes_for_the_voice_service(string spelling) =>
        AssertSameBytes<VmsQualificationForm>(SampleFiles.VmsUpdate, spelling);

    [Theory]
    [MemberData(nameof(SpellingNames))]
    public void Every_spelling_of_a_row_gives_the_same_bytes_for_the_open_platform(string spelling) =>
        AssertSameBytes<DouyinClassAuthForm>(SampleFiles.DouyinInstitution, spelling);

    private static TheoryData<string, string> Columns(Type form)
    {
        var columns = new TheoryData<string, string>();
        foreach (var path in FormMap.For(form).Leaves)
        {
            var wirePath = Spellings["wire"](path) + (path.Target.Kind == FormNodeKind.TextList ? "[0]" : "");
            foreach (var name in Spellings.Values.Select(spell => spell(path)).Distinct())
                columns.Add(name, wirePath);
        }

        return columns;
    }

    // A nested JSON text is the yardstick; its values are spread over the columns of a row.
    private static void AssertSameBytes<TForm>(string file, string spelling)
        where TForm : QualificationForm, new()
    {
        var nested = SampleFiles.Read(file);
        var names = FormMap.For(typeof(TForm)).Leaves.ToDictionary(path => path.WireName);
        var cells = WireBody.Members(nested)
            .Where(member => member.Key is not ("appid" or "access_token"))
            .Select(member => Cell(member.Key, member.Value));

        var form = PlainRecord.Read<TForm>(cells.ToList());

        Assert.Empty(form.Row.UnknownColumns);
        Assert.Equal(WireBody.Of(PlainRecord.Read<TForm>(nested)), WireBody.Of(form));

        KeyValuePair<string, object?> Cell(string wirePath, string value)
        {
            var template = wirePath.Replace("[0]", "[#]", StringComparison.Ordinal).Replace("[1]", "[#]", StringComparison.Ordinal);
            var list = wirePath.Contains("[1].", StringComparison.Ordinal) ? "2" : "1";
            var isPath = template.EndsWith("material_paths[#]", StringComparison.Ordinal);
            var path = names[isPath ? template[..^3] : template];
            var name = spelling switch
            {
                "wire" => wirePath,
                "short" => path.ShortName.Replace("#", list, StringComparison.Ordinal),
                _ => path.ChineseName.Replace("#", list, StringComparison.Ordinal),
            };
            if (isPath && spelling != "wire")
                name += wirePath.EndsWith("[1]", StringComparison.Ordinal) ? "2" : "1";
            return KeyValuePair.Create(name, (object?)(value.Length == 0 ? "<empty>" : value));
        }
    }
}
