namespace QualificationTools.Forms;

/// <summary>
/// Names a member as a spreadsheet column. On a member that holds an object or a list, the names are the prefix of the
/// columns below it; <c>#</c> in a prefix is the number of the element, from 1.
/// </summary>
/// <param name="name">The short English name, for example <c>AdminName</c>.</param>
/// <param name="chineseName">The Chinese header, for example <c>管理员姓名</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ColumnAttribute(string name, string chineseName) : Attribute
{
    /// <summary>Gets the short English name or prefix.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the Chinese header or prefix.</summary>
    public string ChineseName { get; } = chineseName;

    /// <summary>Gets the Chinese name of an object whose columns have no prefix, for messages.</summary>
    public string? ChineseTitle { get; init; }

    /// <summary>
    /// Gets what offices call the column besides, separated by <c>;</c>. They are understood, and never written.
    /// </summary>
    public string? Synonyms { get; init; }

    /// <summary>
    /// Gets known values, separated by <c>;</c>, if no closed set is published. Drop-down lists offer them.
    /// </summary>
    public string? Suggestions { get; init; }
}
