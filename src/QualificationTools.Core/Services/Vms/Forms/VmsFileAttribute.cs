using System.Text.RegularExpressions;
using QualificationTools.Files;
using QualificationTools.Forms;

namespace QualificationTools.Vms;

/// <summary>The member holds the code of a file of one type.</summary>
/// <param name="type">The type.</param>
public sealed partial class VmsFileAttribute(VmsFileType type) : FileMemberAttribute
{
    /// <summary>Gets the type.</summary>
    public VmsFileType Type { get; } = type;

    internal override FileKind? KindFor(object owner) => VmsFileKinds.Of(Type);

    internal override bool HasFormOfService(string value) => Code().IsMatch(value);

    // The account, a unique id, the file's type and an ending.
    [GeneratedRegex(
        @"^[0-9]{3,}[0-9a-f-]*[a-z]*Photo[a-z]*\.(jpe?g|png|bmp|gif|pdf)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Code();
}
