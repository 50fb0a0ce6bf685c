using System.Globalization;
using QualificationTools.Forms;
using QualificationTools.Resources;

namespace QualificationTools.Rules;

/// <summary>Where in a form the check is: the members passed on the way, from the inside out.</summary>
/// <param name="Outer">The way to the object that holds the member.</param>
/// <param name="Node">The member.</param>
/// <param name="Index">The element's index from 0, if the member is a list.</param>
internal sealed record RuleTrail(RuleTrail? Outer, FormNode Node, int? Index = null)
{
    public string WireName
    {
        get
        {
            var own = Index is { } index
                ? string.Create(CultureInfo.InvariantCulture, $"{Node.WireName}[{index}]")
                : Node.WireName;
            return Outer is null ? own : Outer.WireName + "." + own;
        }
    }

    /// <summary>Gets the name that is shown to a person: the Chinese header where messages are Chinese.</summary>
    public string DisplayName => Outer?.Prefix + (Texts.AreChinese ? Node.ChineseTitle : Node.Title);

    private string OwnName => Texts.AreChinese ? Node.ChineseName : Node.ShortName;

    /// <summary>Gets the prefix of the names of the members below.</summary>
    public string Prefix
    {
        get
        {
            var number = Index is { } index ? (index + 1).ToString(CultureInfo.InvariantCulture) : "";
            return Outer?.Prefix + OwnName.Replace("#", number, StringComparison.Ordinal);
        }
    }
}
