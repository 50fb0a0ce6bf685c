using QualificationTools.Files;
using QualificationTools.Forms;

namespace QualificationTools.Douyin;

/// <summary>
/// Marks a member that holds paths of materials, all of one type or of the type in the member beside it.
/// </summary>
public sealed class MaterialFileAttribute : FileMemberAttribute
{
    private const string PathStart = "certification/resource/";

    /// <summary>Initializes the attribute for the type in the member beside it.</summary>
    public MaterialFileAttribute() { }

    /// <summary>The member is of one kind.</summary>
    /// <param name="type">The kind.</param>
    public MaterialFileAttribute(MaterialType type) => Type = type;

    /// <summary>Gets the type, if the member has a single one.</summary>
    public MaterialType? Type { get; }

    internal override FileKind? KindFor(object owner) =>
        (Type ?? (owner as DouyinMaterial)?.MaterialType) is { } type ? DouyinFileKinds.Of(type) : null;

    internal override bool IsOfService(string value) => value.StartsWith(PathStart, StringComparison.Ordinal);

    internal override bool HasFormOfService(string value) =>
        IsOfService(value)
        && value.Length > PathStart.Length
        && value.LastIndexOf(PathStart, StringComparison.Ordinal) == 0;
}
