namespace QualificationTools.Workbooks;

/// <summary>Represents a relationship of a part to another part or to something outside the file.</summary>
/// <param name="Id">The id by which the part refers to it.</param>
/// <param name="Type">
/// The last word of the type, in lower case: the families of namespaces differ in what precedes it.
/// </param>
/// <param name="Target">The name of the target as written.</param>
/// <param name="IsExternal">Whether the target is outside the file. Such a target is never opened.</param>
internal sealed record Relationship(string Id, string Type, string Target, bool IsExternal);
