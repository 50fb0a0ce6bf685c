using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>Represents a picture, or why there is none.</summary>
/// <param name="Picture">The picture, or null.</param>
/// <param name="Damage">Why there is none.</param>
internal readonly record struct FoundPicture(CellPicture? Picture, CellDamage Damage)
{
    /// <summary>Gets a picture that is not in the file.</summary>
    public static FoundPicture Missing { get; } = new(null, CellDamage.PictureMissing);

    /// <summary>
    /// Returns the picture that a drawing's current element (blip) shows, kept in the file or linked.
    /// </summary>
    public static FoundPicture Of(WorkbookPackage package, string part, XmlReader reader, PictureOrigin origin) =>
        Of(package, part, reader.RelationshipId("embed") ?? reader.RelationshipId("link"), origin);

    /// <summary>Returns the picture to which a relationship leads.</summary>
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
