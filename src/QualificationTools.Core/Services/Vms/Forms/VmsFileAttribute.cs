using QualificationTools.Files;
using QualificationTools.Forms;

namespace QualificationTools.Vms;

/// <summary>The member holds the code of a file of one type.</summary>
/// <param name="type">The type.</param>
public sealed class VmsFileAttribute(VmsFileType type) : FileMemberAttribute
{
    /// <summary>The type.</summary>
    public VmsFileType Type { get; } = type;

    internal override FileKind? KindFor(object owner) => VmsFileKinds.Of(Type);
}
