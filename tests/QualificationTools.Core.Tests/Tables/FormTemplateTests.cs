using QualificationTools.Core.Tests.Forms;
using QualificationTools.Services;
using QualificationTools.Tables;
using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Csv;

public sealed class FormTemplateTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static IEnumerable<(string Service, string? Role)> ServicesAndRoles =>
        ServiceRegistry.All.Select(service => service.Name).SelectMany(service =>
            ServiceRegistry.Find(service)!.Examples.Rows.Select(row => row.Role).Append(null).Distinct().Select(role => (service, role)));

    public static TheoryData<string, string?> Templates
    {
        get
        {
            var templates = new TheoryData<string, string?>();
            foreach (var (service, role) in ServicesAndRoles)
                templates.Add(service, role);
            return templates;
        }
    }

    public static TheoryData<string, string?, HeaderSpelling> Headers
    {
        get
        {
            var headers = new TheoryData<string, string?, HeaderSpelling>();
            foreach (var (service, role) in ServicesAndRoles)
            {
                foreach (var spelling in Enum.GetValues<HeaderSpelling>())
                    headers.Add(service, role, spelling);
            }

            return headers;
        }
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public void Example_rows_keep_every_rule(string service, string? role, HeaderSpelling spelling)
    {
        var records = new FormTemplate(service, ServiceRegistry.Find(service)!.Examples, role).Rows(spelling).Select(record => record.ToList()).ToList();

        Assert.All(records.Skip(1), record =>
        {
            object row = records[0].Zip(record, (name, text) => KeyValuePair.Create(name!, (object?)text)).ToList();
            QualificationForm form = service == "Vms" ? PlainRecord.Read<VmsQualificationForm>(row) : PlainRecord.Read<DouyinClassAuthForm>(row);
            // That they are examples is all there is to be told of them.
            Assert.Equal("ExampleRow", Assert.Single(RuleEngine.Check(form, Today, strict: true)).RuleId);
            Assert.Empty(form.Row.UnknownColumns);
        });
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_column_is_explained_in_both_languages(string service, string? role)
    {
        var template = new FormTemplate(service, ServiceRegistry.Find(service)!.Examples, role);
        var english = Explain(template, InCulture.English());
        var chinese = Explain(template, InCulture.Chinese());

        Assert.Equal(template.Rows(HeaderSpelling.Wire).First(), english.Skip(1).Select(record => record[0]));
        Assert.Equal(english.Select(record => record[0]).Skip(1), chinese.Select(record => record[0]).Skip(1));
        Assert.All(english.Concat(chinese).SelectMany(record => record.Take(6)), Assert.NotNull);
        Assert.All(chinese.Skip(1).SelectMany(record => new[] { record[3], record[4] }), text => Assert.Matches(@"[\u4E00-\u9FFF]", text));
    }

    [Theory]
    [InlineData(null, 4)]
    [InlineData("Teacher", 2)]
    [InlineData("Institution", 2)]
    [InlineData("Partner", 2)]
    public void There_is_a_row_for_each_role_or_for_the_one_that_was_asked_for(string? role, int records) =>
        Assert.Equal(records, new FormTemplate("Douyin", ServiceRegistry.Find("Douyin")!.Examples, role).Rows(HeaderSpelling.English).Count());

    [Fact]
    public void Columns_of_other_roles_are_left_out() =>
        Assert.DoesNotContain(new FormTemplate("Douyin", ServiceRegistry.Find("Douyin")!.Examples, "Teacher").Rows(HeaderSpelling.English).First(), name => name!.StartsWith("Institution", StringComparison.Ordinal) || name.StartsWith("Partner.", StringComparison.Ordinal));

    [Fact]
    public void Every_column_of_the_voice_service_is_there() =>
        Assert.Equal(FormMap.For(typeof(VmsQualificationForm)).Leaves.Select(leaf => leaf.ShortName.Replace('#', '1')), new FormTemplate("Vms", ServiceRegistry.Find("Vms")!.Examples, null).Rows(HeaderSpelling.English).First());

    [Fact]
    public void Role_of_a_service_without_roles_is_refused() =>
        Assert.Equal("CsvNoSuchRole", Assert.Throws<CsvException>(() => new FormTemplate("Vms", ServiceRegistry.Find("Vms")!.Examples, "Teacher")).Id);

    [Theory]
    [InlineData("QualificationNo", "yes", "plain letters and digits; format the column as text before entering anything")]
    [InlineData("AdminName", "at least one column of this part", "personal data: never shown")]
    [InlineData("CertificateThreeInOne", "no", "1 for yes, 0 for no")]
    [InlineData("Scenario1.Description", "at least one column of this part", "the next one is Scenario2.Description; at most 10")]
    public void Explanation_of_the_voice_service(string column, string required, string content) =>
        AssertExplained("Vms", null, column, required, content);

    [Theory]
    [InlineData("Institution.RecordName", "yes", "length 4 to 1000, a Chinese character counts as 2")]
    [InlineData("Institution.SceneType", "yes", "one of: 线上机构 / 线下机构")]
    [InlineData("Institution.LogoUri", "no", "the path of a file, such as ./photos/front.jpg, or the code that an upload returned")]
    [InlineData("IndustryRole", "yes", "one of: 1 Teacher 老师 / 2 Institution 机构 / 3 Partner 服务商")]
    public void Explanation_of_the_open_platform(string column, string required, string content) =>
        AssertExplained("Douyin", "Institution", column, required, content);

    [Fact]
    public void Template_of_all_roles_says_for_which_a_column_is() =>
        AssertExplained("Douyin", null, "Partner.CompanyAddress", "Partner: yes", "");

    private static void AssertExplained(string service, string? role, string column, string required, string content)
    {
        using var english = InCulture.English();
        var record = new FormTemplate(service, ServiceRegistry.Find(service)!.Examples, role).Explanations(HeaderSpelling.English).Select(record => record.ToList()).Single(record => record[0] == column);

        Assert.Equal(required, record[4]);
        Assert.Equal(content, record[5]);
    }

    private static List<List<string?>> Explain(FormTemplate template, IDisposable culture)
    {
        using (culture)
            return [.. template.Explanations(HeaderSpelling.Wire).Select(record => record.ToList())];
    }
}
