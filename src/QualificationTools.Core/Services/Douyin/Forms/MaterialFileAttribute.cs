using QualificationTools.Files;
using QualificationTools.Forms;

namespace QualificationTools.Douyin;

/// <summary>The member holds paths of materials: of one kind, or of the kind that stands beside it.</summary>
public sealed class MaterialFileAttribute : FileMemberAttribute
{
    private const string PathStart = "certification/resource/";

    /// <summary>The kind stands beside the member.</summary>
    public MaterialFileAttribute() { }

    /// <summary>The member is of one kind.</summary>
    /// <param name="type">The kind.</param>
    public MaterialFileAttribute(MaterialType type) => Type = type;

    /// <summary>Gets the kind, where the member is of one.</summary>
    public MaterialType? Type { get; }

    internal override FileKind? KindFor(object owner) =>
        (Type ?? (owner as DouyinMaterial)?.MaterialType) is { } type ? DouyinFileKinds.Of(type) : null;

    internal override bool IsOfService(string value) => value.StartsWith(PathStart, StringComparison.Ordinal);

    internal override bool HasFormOfService(string value) =>
        IsOfService(value)
        && value.Length > PathStart.Length
        && value.LastIndexOf(PathStart, StringComparison.Ordinal) == 0;
}
