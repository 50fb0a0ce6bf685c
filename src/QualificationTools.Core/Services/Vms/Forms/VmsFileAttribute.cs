using System.Buffers;
using QualificationTools.Files;
using QualificationTools.Forms;

namespace QualificationTools.Vms;

/// <summary>The member holds the code of a file of one type.</summary>
/// <param name="type">The type.</param>
public sealed class VmsFileAttribute(VmsFileType type) : FileMemberAttribute
{
    private const int ShortestAccount = 3;

    private static readonly string[] Endings = [".jpeg", ".jpg", ".png", ".bmp", ".gif", ".pdf"];
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("0123456789-abcdefABCDEF");

    /// <summary>Gets the type.</summary>
    public VmsFileType Type { get; } = type;

    internal override FileKind? KindFor(object owner) => VmsFileKinds.Of(Type);

    // The digits of the account, a unique id, the file's type and an ending: 2100000001…5d7bBusinessLicensePhoto.jpeg.
    internal override bool HasFormOfService(string value)
    {
        if (Array.Find(Endings, end => value.EndsWith(end, StringComparison.OrdinalIgnoreCase)) is not { } ending)
            return false;
        var name = value.AsSpan(0, value.Length - ending.Length);
        var idLength = name.Length;
        while (idLength > 0 && char.IsAsciiLetter(name[idLength - 1]))
            idLength--;
        var id = name[..idLength];
        return id.Length >= ShortestAccount
            && !id[..ShortestAccount].ContainsAnyExceptInRange('0', '9')
            && !id.ContainsAnyExcept(IdCharacters)
            && name[idLength..].Contains("Photo", StringComparison.OrdinalIgnoreCase);
    }
}
