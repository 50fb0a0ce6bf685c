using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Documents;

/// <summary>
/// What documents and test data say of columns is what the forms say. With the variable <see cref="Rewrite"/> set, the files are
/// written instead.
/// </summary>
public sealed class ColumnDocumentsTests
{
    private const string Rewrite = "QUALIFICATIONTOOLS_REWRITE";

    private const string Command = "dotnet test tests/QualificationTools.Core.Tests --filter ColumnDocuments -e " + Rewrite + "=1";

    private static readonly bool IsRewriting = Environment.GetEnvironmentVariable(Rewrite) is { Length: > 0 };

    [Theory]
    [InlineData("Vms", "docs/columns-vms.md", false)]
    [InlineData("Vms", "docs/zh-CN/columns-vms.md", true)]
    [InlineData("Douyin", "docs/columns-douyin.md", false)]
    [InlineData("Douyin", "docs/zh-CN/columns-douyin.md", true)]
    public void Table_of_columns_is_that_of_the_forms(string service, string path, bool isChinese) =>
        AssertCurrent(path, isChinese, _ => ColumnTable.Write(service, isChinese, Command));

    [Theory]
    [InlineData("en-US", false)]
    [InlineData("zh-CN", true)]
    public void Topic_lists_the_columns_of_the_forms(string folder, bool isChinese) =>
        AssertCurrent($"src/QualificationTools/Help/{folder}/about_QualificationTools_Csv.help.txt", isChinese, ColumnTopic.Write);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Help_describes_the_columns_of_the_forms(string cmdlet, string folder, bool isChinese) =>
        AssertCurrent($"src/QualificationTools/Help/{folder}/{cmdlet}.md", isChinese, text => ColumnPage.Write(cmdlet, text, isChinese));

    [Fact]
    public void Test_data_names_the_columns_of_the_forms() =>
        AssertCurrent("tests/QualificationTools.Cmdlets.Tests/Data/columns.json", isChinese: false, ColumnSamples.Write);

    [Fact]
    public void Column_that_a_page_lacks_is_added_to_its_syntax_and_its_parameters()
    {
        const string Name = "EnterpriseAddress";
        var page = File.ReadAllText(PathOf("src/QualificationTools/Help/en-US/Update-VmsQualification.md"));
        var start = page.IndexOf($"### -{Name}\n", StringComparison.Ordinal);
        var end = page.IndexOf("### -", start + 1, StringComparison.Ordinal);
        var without = page.Remove(start, end - start).Replace($" [-{Name} <string>]", "", StringComparison.Ordinal);

        using var english = InCulture.English();
        var written = ColumnPage.Write("Update-VmsQualification", without, isChinese: false);

        // Lines may break elsewhere.
        Assert.Equal(page.Replace("\n", "", StringComparison.Ordinal), written.Replace("\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_column_has_a_meaning_in_both_languages()
    {
        var leaves = FormMap.For(typeof(VmsQualificationForm)).Leaves.Concat(FormMap.For(typeof(DouyinClassAuthForm)).Leaves).ToList();
        using (InCulture.English())
            Assert.All(leaves, leaf => Assert.True(leaf.Target.Meaning is { Length: > 0 }, leaf.ShortName));
        using (InCulture.Chinese())
            Assert.All(leaves, leaf => Assert.Matches(@"[\u4E00-\u9FFF]", leaf.Target.Meaning));
    }

    public static TheoryData<string, string, bool> Pages
    {
        get
        {
            var pages = new TheoryData<string, string, bool>();
            foreach (var cmdlet in ColumnPage.Cmdlets)
            {
                pages.Add(cmdlet, "en-US", false);
                pages.Add(cmdlet, "zh-CN", true);
            }

            return pages;
        }
    }

    private static void AssertCurrent(string file, bool isChinese, Func<string, string> write)
    {
        using var language = isChinese ? InCulture.Chinese() : InCulture.English();
        var path = PathOf(file);
        var present = File.Exists(path) ? File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal) : "";
        var expected = write(present);
        if (present == expected)
            return;
        if (IsRewriting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
            return;
        }

        var line = present.Split('\n').Zip(expected.Split('\n')).Where(pair => pair.First != pair.Second).Select(pair => $"\n  is:     {pair.First}\n  wanted: {pair.Second}");
        Assert.Fail($"{file} is not what the forms say.{line.FirstOrDefault()}\nRun: {Command}");
    }

    private static string PathOf(string file) => Path.Combine(Checkout.Root, file);
}
