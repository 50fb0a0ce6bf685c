using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Documents;

/// <summary>
/// Writes what a page of help says of the parameters that are made of columns. Those of objects and lists, such as
/// <c>-Scenario</c>, differ from cmdlet to cmdlet, and are written by hand.
/// </summary>
internal static partial class ColumnPage
{
    private const int Width = 118;

    private static readonly Dictionary<string, Type> Forms = new(StringComparer.Ordinal)
    {
        ["New-VmsQualification"] = typeof(VmsQualificationForm),
        ["Update-VmsQualification"] = typeof(VmsQualificationForm),
        ["Test-VmsQualification"] = typeof(VmsQualificationForm),
        ["Add-DouyinClassAuth"] = typeof(DouyinClassAuthForm),
        ["Update-DouyinClassAuth"] = typeof(DouyinClassAuthForm),
        ["Test-DouyinClassAuth"] = typeof(DouyinClassAuthForm),
    };

    /// <summary>The cmdlets whose pages have such parameters.</summary>
    public static IEnumerable<string> Cmdlets => Forms.Keys;

    /// <summary>Returns the page as it is to be. A column that it lacks is added.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="page">The page.</param>
    /// <param name="isChinese">Whether the page is in Chinese.</param>
    public static string Write(string cmdlet, string page, bool isChinese)
    {
        string? before = null;
        foreach (var leaf in FormMap.For(Forms[cmdlet]).Leaves.Where(leaf => IsParameter(leaf, cmdlet)))
        {
            var description = Describe(leaf, isChinese, isTest: cmdlet.StartsWith("Test-", StringComparison.Ordinal));
            var section = new Regex($@"(?<=\n### -{leaf.ShortName}\n\n)[\s\S]*?(?=\n\n```yaml)");
            page = section.IsMatch(page)
                ? section.Replace(page, _ => description, 1)
                : AddToSyntax(AddSection(page, leaf, description), leaf, before);
            before = leaf.ShortName;
        }

        return page;
    }

    private static bool IsParameter(FormPath leaf, string cmdlet) =>
        leaf.ShortName.AsSpan().IndexOfAny('.', '#') < 0
        && !(cmdlet.StartsWith("New-", StringComparison.Ordinal) && leaf.Target.Rules.OfType<AbsentWhenNewAttribute>().Any());

    private static string Describe(FormPath leaf, bool isChinese, bool isTest)
    {
        var node = leaf.Target;
        IEnumerable<string?> sentences =
        [
            node.Meaning,
            node.ElementType.IsEnum ? Values(node.ElementType, isChinese) : null,
            node.File is null ? null : (isChinese, isTest) switch
            {
                (false, false) => "A local path, such as `./photos/front.png`, is uploaded first.",
                (false, true) => "A local path is checked, and nothing is uploaded.",
                (true, false) => "填写本地路径（例如 `./photos/front.png`）时先上传该文件。",
                (true, true) => "填写本地路径时检查该文件，不上传。",
            },
            node.IsSensitive ? isChinese ? "输出时一律显示为 `***`。" : "It is shown as `***` wherever it is printed." : null,
        ];
        var names = isChinese ? $"中文表头：`{leaf.ChineseName}`；接口字段：`{leaf.WireName}`" : $"Chinese header: `{leaf.ChineseName}`; on the wire: `{leaf.WireName}`";
        return string.Join(isChinese ? "" : " ", sentences.OfType<string>()) + "\n\n" + names;
    }

    private static string Values(Type type, bool isChinese)
    {
        var values = type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field =>
        {
            var number = Convert.ToInt32(field.GetValue(null), CultureInfo.InvariantCulture);
            var name = field.GetCustomAttribute<ChineseNameAttribute>()!.Name;
            return isChinese ? $"`{field.Name}`（{number}，{name}）" : $"`{field.Name}` ({number}, {name})";
        });
        return isChinese ? $"可选值：{string.Join('、', values)}。" : $"One of: {string.Join(", ", values)}.";
    }

    private static string AddSection(string page, FormPath leaf, string description)
    {
        var section =
            $"""
            ### -{leaf.ShortName}

            {description}

            ```yaml
            Type: {leaf.Target.ElementType.FullName}
            DefaultValue: ''
            SupportsWildcards: false
            Aliases: []
            ParameterSets:
            - Name: Member
              Position: Named
              IsRequired: false
              ValueFromPipeline: false
              ValueFromPipelineByPropertyName: false
              ValueFromRemainingArguments: false
            DontShow: false
            AcceptedValues: []
            HelpMessage: ''
            ```


            """;
        var next = Sections().Matches(page).First(match => !match.Value.StartsWith("### -", StringComparison.Ordinal) || string.CompareOrdinal(match.Value, $"### -{leaf.ShortName}\n") > 0);
        return page.Insert(next.Index, section);
    }

    private static string AddToSyntax(string page, FormPath leaf, string? before)
    {
        var type = leaf.Target.ElementType == typeof(string) ? "string" : leaf.Target.ElementType == typeof(int) ? "int" : leaf.Target.ElementType.Name;
        return MemberSyntax().Replace(
            page,
            match =>
            {
                var syntax = match.Value.Replace("\n", "", StringComparison.Ordinal);
                var at = before is null ? -1 : syntax.IndexOf($"[-{before} ", StringComparison.Ordinal);
                // Behind the column before it, or else behind the cmdlet's name and what is mandatory.
                at = at < 0 ? syntax.IndexOf(" [", StringComparison.Ordinal) : syntax.IndexOf(']', at) + 1;
                return Wrap(syntax.Insert(at, $" [-{leaf.ShortName} <{type}>]"));
            },
            1);
    }

    private static string Wrap(string syntax)
    {
        var lines = new List<string> { "" };
        foreach (var part in Parts().Split(syntax))
        {
            if (lines[^1].Length + 1 + part.Length > Width)
                lines.Add("");
            lines[^1] += lines is [""] ? part : " " + part;
        }

        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"(?<=\n)### (?:-\w+|CommonParameters)\n")]
    private static partial Regex Sections();

    [GeneratedRegex(@"(?<=\n### Member[^\n]*\n\n```\n)[\s\S]*?(?=\n```)")]
    private static partial Regex MemberSyntax();

    [GeneratedRegex(@" (?=[\[-])")]
    private static partial Regex Parts();
}
