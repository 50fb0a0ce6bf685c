using System.Globalization;
using QualificationTools.Files;

namespace QualificationTools.Douyin;

/// <summary>The platform's kinds of material with their limits, as its table has them.</summary>
internal static class DouyinFileKinds
{
    private static readonly Dictionary<MaterialType, FileKind> Kinds = Enum.GetValues<MaterialType>()
        .ToDictionary(type => type, Create);

    /// <summary>Returns the limits of a material; null of a number that the table does not have.</summary>
    public static FileKind? Of(MaterialType type) => Kinds.GetValueOrDefault(type);

    private static FileKind Create(MaterialType type)
    {
        var name = ((int)type).ToString(CultureInfo.InvariantCulture);
        return type switch
        {
            MaterialType.CooperationCase => new FileKind(name, 5, FileFormat.Pdf),
            <= MaterialType.AuthLetter => new FileKind(name, 20, FileFormat.Jpeg, FileFormat.Png),
            _ => new FileKind(name, 5, FileFormat.Jpeg, FileFormat.Png),
        };
    }
}
