namespace QualificationTools.Generators;

/// <summary>Specifies what a column holds, as far as it affects the parameter.</summary>
internal enum ColumnContent
{
    /// <summary>One value.</summary>
    Value,

    /// <summary>One value of an enumeration.</summary>
    EnumValue,

    /// <summary>A number that a name may replace.</summary>
    NamedNumber,

    /// <summary>An object with columns of its own.</summary>
    Object,

    /// <summary>A list of such objects.</summary>
    ObjectList,
}

/// <summary>Represents one member of a form as a parameter.</summary>
/// <param name="Name">The parameter's name, which is the column's short name.</param>
/// <param name="Type">The parameter's type, with its namespace.</param>
/// <param name="Content">What the member holds.</param>
/// <param name="DocumentationId">The id of the member in the documentation of its assembly.</param>
/// <param name="Children">The names of an object's columns.</param>
internal sealed record ColumnParameter(
    string Name, string Type, ColumnContent Content, string DocumentationId, EquatableList<string> Children);
