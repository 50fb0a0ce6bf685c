namespace QualificationTools.Forms;

/// <summary>The Chinese name of an enumeration's value; accepted in cells and shown in completions.</summary>
/// <param name="name">The name, for example <c>机构</c>.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ChineseNameAttribute(string name) : Attribute
{
    /// <summary>Gets the name.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// Gets what offices call it besides, separated by <c>;</c>. They are understood, and never written.
    /// </summary>
    public string? Synonyms { get; init; }
}
