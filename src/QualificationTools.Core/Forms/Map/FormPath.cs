using QualificationTools.Resources;

namespace QualificationTools.Forms;

/// <summary>The way from a form to one of its members, and the three names of that way.</summary>
internal sealed class FormPath(FormNode[] steps, string wireName, string shortName, string chineseName)
{
    public FormNode[] Steps { get; } = steps;

    public FormNode Target => Steps[^1];

    /// <summary>Gets the wire path, with <c>[#]</c> for the index of an element.</summary>
    public string WireName { get; } = wireName;

    /// <summary>Gets the short English name, with <c>#</c> for the number of an element.</summary>
    public string ShortName { get; } = shortName;

    /// <summary>Gets the Chinese header, with <c>#</c> for the number of an element.</summary>
    public string ChineseName { get; } = chineseName;

    /// <summary>Gets the name that is shown to a person: the Chinese header where messages are Chinese.</summary>
    public string DisplayName => Texts.AreChinese ? ChineseName : ShortName;

    public FormPath Under(FormNode parent, string wirePrefix) =>
        new([parent, .. Steps], wirePrefix + WireName, parent.ShortName + ShortName, parent.ChineseName + ChineseName);
}
