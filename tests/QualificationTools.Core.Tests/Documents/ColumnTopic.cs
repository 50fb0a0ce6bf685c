using System.Globalization;
using System.Text.RegularExpressions;
using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Documents;

/// <summary>Writes the lists of columns, and of the kinds of material, into the topic about tables.</summary>
internal static partial class ColumnTopic
{
    private const string Indent = "    ";

    /// <summary>Returns the topic with the lists of today.</summary>
    /// <param name="topic">The topic.</param>
    public static string Write(string topic)
    {
        topic = VmsList().Replace(topic, _ => Pairs(FormMap.For(typeof(VmsQualificationForm)).Leaves, withPath: false), 1);
        topic = DouyinList().Replace(topic, _ => Pairs(FormMap.For(typeof(DouyinClassAuthForm)).Leaves, withPath: true), 1);
        return Materials().Replace(topic, _ => MaterialTypes(), 1);
    }

    private static string Pairs(IReadOnlyList<FormPath> leaves, bool withPath)
    {
        var width = leaves.Max(leaf => leaf.ShortName.Length) + 2;
        return string.Concat(leaves.Select(leaf =>
            $"{Indent}{leaf.ShortName.PadRight(width)}{leaf.ChineseName}\n" + (withPath ? $"{Indent}{Indent}{leaf.WireName}\n" : "")));
    }

    private static string MaterialTypes()
    {
        var types = Enum.GetValues<MaterialType>();
        var width = types.Max(type => type.ToString().Length) + 2;
        return string.Concat(types.Select(type =>
            string.Create(CultureInfo.InvariantCulture, $"{Indent}{(int)type}  {type.ToString().PadRight(width)}{ChineseName(type)}\n")));
    }

    private static string ChineseName(MaterialType type) =>
        ((ChineseNameAttribute)typeof(MaterialType).GetField(type.ToString())!.GetCustomAttributes(typeof(ChineseNameAttribute), inherit: false)[0]).Name;

    // Each list begins with its first column, ends at an empty line, and stands in only one place.
    [GeneratedRegex(@"(?<=\n)    QualificationNo {2,}(?:.+\n)+")]
    private static partial Regex VmsList();

    [GeneratedRegex(@"(?<=\n)    PartnerEntityId {2,}(?:.+\n)+")]
    private static partial Regex DouyinList();

    [GeneratedRegex(@"(?<=\n)    1000  (?:.+\n)+")]
    private static partial Regex Materials();
}
