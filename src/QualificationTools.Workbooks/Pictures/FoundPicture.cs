using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>Represents a picture, or why it is missing.</summary>
/// <param name="Picture">The picture, or null.</param>
/// <param name="Damage">Why it is missing.</param>
internal readonly record struct FoundPicture(CellPicture? Picture, CellDamage Damage)
{
    /// <summary>Gets the result for a picture that is not in the file.</summary>
    public static FoundPicture Missing { get; } = new(null, CellDamage.PictureMissing);

    /// <summary>Returns the picture of a drawing's current element (blip), embedded or linked.</summary>
    public static FoundPicture Of(WorkbookPackage package, string part, XmlReader reader, PictureOrigin origin) =>
        Of(package, part, reader.RelationshipId("embed") ?? reader.RelationshipId("link"), origin);

    /// <summary>Returns the picture that a relationship refers to.</summary>
    public static FoundPicture Of(WorkbookPackage package, string part, string? relationshipId, PictureOrigin origin)
    {
        var relationship = package.FindRelationship(part, relationshipId);
        if (relationship is { IsExternal: true })
            return new FoundPicture(null, CellDamage.PictureExternal);
        return package.Resolve(part, relationship) is { } media
            ? new FoundPicture(new CellPicture(package, media, origin), CellDamage.None)
            : Missing;
    }
}
