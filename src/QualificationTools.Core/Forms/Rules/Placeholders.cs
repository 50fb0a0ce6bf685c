using System.Text.RegularExpressions;

namespace QualificationTools.Rules;

/// <summary>What programs and people write for a missing value.</summary>
internal static partial class Placeholders
{
    /// <summary>The length of the longest word of either kind.</summary>
    public const int LongestWord = 14;

    // No program writes it so, and people do.
    private const string Shouted = "NONE";

    private static readonly HashSet<string> OfPrograms = new(StringComparer.OrdinalIgnoreCase)
    {
        "null",
        "(null)",
        "<null>",
        "[null]",
        "{null}",
        "dbnull",
        "nil",
        "none",
        "nan",
        "-nan",
        "nat",
        "<na>",
        "<nan>",
        "undefined",
        "(undefined)",
        "[undefined]",
        "true",
        "false",
        "inf",
        "-inf",
        "infinity",
        "-infinity",
        "1.#ind",
        "-1.#ind",
        "1.#qnan",
        "1.#inf",
        "1.#snan",
        "\\n",
        "(none)",
        "<none>",
        "(blank)",
        "(空白)",
        "(empty)",
        "{}",
        "[]",
        "()",
        "\"\"",
        "''",
        "nullptr",
        "void",
        "#n/a n/a",
        "(all)",
        "<unset>",
        "(unset)",
        "<value>",
        "string",
        "int32",
    };

    private static readonly HashSet<string> OfPeople = new(StringComparer.OrdinalIgnoreCase)
    {
        "无",
        "無",
        "暂无",
        "没有",
        "无此项",
        "同上",
        "同前",
        "同左",
        "同右",
        "〃",
        "待定",
        "待补",
        "待补充",
        "待填",
        "待填写",
        "待确认",
        "未知",
        "未填",
        "未填写",
        "不详",
        "不明",
        "不知道",
        "略",
        "空",
        "空白",
        "n/a",
        "na",
        "n.a.",
        "n.a",
        "tbd",
        "tba",
        "todo",
        "unknown",
        "ditto",
        "xxx",
        "xxxx",
        "测试",
        "某",
        "某某",
        "张某某",
        "李某某",
        "王某某",
        "blank",
        "empty",
        "not available",
        "not applicable",
        "请填写",
        "必填",
        "选填",
        "是",
        "否",
    };

    /// <summary>Returns whether a program wrote the text in place of a value.</summary>
    public static bool IsOfProgram(string text) =>
        (text.Length <= LongestWord && text != Shouted && OfPrograms.Contains(text))
        || text[0] switch
        {
            '@' => text.StartsWith("@{", StringComparison.Ordinal) && text[^1] == '}',
            '[' => ObjectText().IsMatch(text),
            '<' => PointerText().IsMatch(text),
            '{' or '$' or '%' or '#' => TemplateText().IsMatch(text),
            _ => char.IsAsciiLetter(text[0])
                && text.Contains('.', StringComparison.Ordinal)
                && TypeName().IsMatch(text),
        };

    /// <summary>Returns whether a person may have meant that there is nothing: a word, or nothing but marks.</summary>
    public static bool IsOfPerson(string text) =>
        text.Length <= LongestWord && (OfPeople.Contains(text) || !text.AsSpan().ContainsAnyExcept(Marks));

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create(
        "-—–_/\\.。…、，,;；:：~～!！^|·+ ");

    // [object Object], [Hashtable], [System.Object[]].
    [GeneratedRegex(
        @"^\[(object \w+|System\.[\w.\[\]]+|\.\.\.|Circular.*)\]$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ObjectText();

    [GeneratedRegex(
        @"^<[^<>]* (at 0x[0-9a-f]+|object)>?$|^<class '.*'>$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PointerText();

    // {{name}}, ${name}, {0}, %name%, %s, #{name}, {name}.
    [GeneratedRegex(
        @"^(\{\{.*\}\}|\$\{[^{}]*\}|#\{[^{}]*\}|\{[\w.]*\}|%[\w.]+%|%[sdif]|\$\([^()]*\)|\{%.*%\}|\{\s*""\w+"":.*\})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex TemplateText();

    [GeneratedRegex(
        @"^((System|Microsoft|Newtonsoft|QualificationTools|Deserialized|Selected)\.[A-Za-z_][\w.`+]*(\[.*\])?"
        + @"|([a-z]\w*\.){2,}[A-Z]\w*@[0-9a-f]+|[A-Z]\w+`[0-9]+\[.*\])$",
        RegexOptions.CultureInvariant)]
    private static partial Regex TypeName();
}
