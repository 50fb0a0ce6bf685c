namespace QualificationTools.Workbooks;

/// <summary>Represents a relationship of a part to another one or to something outside of the file.</summary>
/// <param name="Id">The id by which the part names it.</param>
/// <param name="Type">
/// The last word of the type, in lower case: the families of namespaces differ in what stands before.
/// </param>
/// <param name="Target">The name of the target as it is written.</param>
/// <param name="IsExternal">Whether the target is outside of the file. Such a target is never opened.</param>
internal sealed record Relationship(string Id, string Type, string Target, bool IsExternal);
