using QualificationTools.Resources;

namespace QualificationTools.Forms;

/// <summary>Marks a yes-or-no column: 1 is yes, 0 is no.</summary>
public sealed class YesNoAttribute : NumberNamesAttribute
{
    private static readonly string[] Yes =
    [
        "是",
        "对",
        "有",
        "yes",
        "y",
        "true",
        "t",
        "on",
        "√",
        "✓",
        "✔",
        "☑",
        "三证合一",
        "已三证合一",
        "五证合一",
    ];
    private static readonly string[] No =
    [
        "否",
        "不是",
        "无",
        "没有",
        "no",
        "n",
        "false",
        "f",
        "off",
        "×",
        "✗",
        "✘",
        "☐",
        "未三证合一",
        "非三证合一",
    ];

    internal override int? Find(string name) =>
        Yes.Contains(name, StringComparer.OrdinalIgnoreCase) ? 1
        : No.Contains(name, StringComparer.OrdinalIgnoreCase) ? 0
        : null;

    internal override string Describe() => Texts.Get("Names_YesNo");
}
