using QualificationTools.Files;

namespace QualificationTools.Forms;

/// <summary>
/// Marks a member that holds a code returned by an upload. A row may name a local file instead, which is uploaded
/// first.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class FileMemberAttribute : Attribute
{
    /// <summary>Returns the kind of file required here, or null if the row does not tell.</summary>
    /// <param name="owner">The object whose member it is.</param>
    internal abstract FileKind? KindFor(object owner);

    /// <summary>Returns whether a value with separators comes from the service and is not a local path.</summary>
    internal virtual bool IsOfService(string value) => false;

    /// <summary>Returns whether a value has the documented form of a value from the service.</summary>
    internal abstract bool HasFormOfService(string value);
}
