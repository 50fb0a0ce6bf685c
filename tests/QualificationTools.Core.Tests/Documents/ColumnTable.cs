using System.Text;
using QualificationTools.Forms;
using QualificationTools.Resources;
using QualificationTools.Services;
using QualificationTools.Tables;

namespace QualificationTools.Core.Tests.Documents;

/// <summary>Writes the document that has a service's columns as one table, in the language of messages.</summary>
internal static class ColumnTable
{
    public static string Write(string service, bool isChinese, string command)
    {
        var own = isChinese ? HeaderSpelling.Chinese : HeaderSpelling.English;
        var other = isChinese ? HeaderSpelling.English : HeaderSpelling.Chinese;
        var text = new StringBuilder();
        text.Append(Introduction(service, isChinese)).Append("\n\n");
        text.Append(isChinese ? "<!-- 由表单生成，请勿手工修改：" : "<!-- Made from the forms; do not edit it by hand: ").Append(command).Append(" -->\n\n");
        AppendRow(text, Head(own), Head(other), Head(HeaderSpelling.Wire), Texts.Get("Sheet_HeadMeaning"), Texts.Get("Sheet_HeadRequired"), Texts.Get("Sheet_HeadContent"));
        AppendRow(text, [.. Enumerable.Repeat("---", 6)]);
        foreach (var (column, meaning, required, content, _) in new FormTemplate(service, ServiceRegistry.Find(service)!.Examples, role: null).Explain(own))
            AppendRow(text, Code(column.NameIn(own)), Code(column.NameIn(other)), Code(column.WireName), meaning ?? "", required, content);
        return text.ToString();
    }

    private static string Head(HeaderSpelling spelling) => Texts.Get("Sheet_Head" + spelling);

    private static string Code(string name) => $"`{name}`";

    private static void AppendRow(StringBuilder text, params string[] cells) =>
        text.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal))).Append(" |\n");

    private static string Introduction(string service, bool isChinese) => (service, isChinese) switch
    {
        ("Vms", false) =>
            """
            # Columns of Volcengine voice qualifications

            The columns of the rows that `Update-VmsQualification`, `New-VmsQualification` and `Test-VmsQualification` take. Each
            of the three names will do, in any case. `Scenario1` is the first scene, `Scenario2` the next. A part is what stands
            before the last dot of the path on the wire. What cells may hold besides, local files among it, is in the topic
            `about_QualificationTools_Csv`.
            """,
        ("Vms", true) =>
            """
            # 语音服务资质的列

            `Update-VmsQualification`、`New-VmsQualification` 和 `Test-VmsQualification` 的数据列。三种名称均可使用，不区分大小写。
            `场景1` 为第一个场景，`场景2` 为第二个，依此类推。“该部分”指接口字段路径中最后一个点之前的对象。单元格的其他写法（例如本地文件）
            参见 `about_QualificationTools_Csv`。
            """,
        ("Douyin", false) =>
            """
            # Columns of Douyin class authentications

            The columns of the rows that `Update-DouyinClassAuth`, `Add-DouyinClassAuth` and `Test-DouyinClassAuth` take. Each of
            the three names will do, in any case. `Qualification1` is the first paper, `Qualification2` the next. A part is what
            stands before the last dot of the path on the wire. Where a column is not for every role, the roles are named;
            `Add-DouyinClassAuth` takes no partner. What cells may hold besides, local files among it, is in the topic
            `about_QualificationTools_Csv`.
            """,
        _ =>
            """
            # 抖音类目认证的列

            `Update-DouyinClassAuth`、`Add-DouyinClassAuth` 和 `Test-DouyinClassAuth` 的数据列。三种名称均可使用，不区分大小写。
            `资质1` 为第一份材料，`资质2` 为第二份，依此类推。“该部分”指接口字段路径中最后一个点之前的对象。并非所有角色都使用的列会注明角色；
            `Add-DouyinClassAuth` 不接受服务商。单元格的其他写法（例如本地文件）参见 `about_QualificationTools_Csv`。
            """,
    };
}
