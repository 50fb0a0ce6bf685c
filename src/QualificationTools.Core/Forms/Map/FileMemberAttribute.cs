using QualificationTools.Files;

namespace QualificationTools.Forms;

/// <summary>
/// The member holds what an upload gave. In its place a row may name a local file, which is uploaded first.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class FileMemberAttribute : Attribute
{
    /// <summary>Returns the kind of file that belongs here, or null where the row does not tell.</summary>
    /// <param name="owner">The object whose member it is.</param>
    internal abstract FileKind? KindFor(object owner);

    /// <summary>Returns whether a value with separators is what the service gave, and not a local path.</summary>
    internal virtual bool IsOfService(string value) => false;

    /// <summary>Returns whether a value has the form that is documented for what the service gave.</summary>
    internal abstract bool HasFormOfService(string value);
}
