using System.Text.RegularExpressions;
using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>
/// Represents the pictures that WPS places in cells: a formula has an id, which a separate part maps to a picture.
/// </summary>
internal sealed partial class WpsCellPictures
{
    private const string FormulaName = "DISPIMG";

    private readonly Dictionary<string, FoundPicture> _pictures = new(StringComparer.Ordinal);

    /// <summary>Reads the pictures of a workbook; most have none.</summary>
    public WpsCellPictures(WorkbookPackage package, string workbookPart)
    {
        // The relationship's type and the case of the part's name differ by version.
        var part = package.FindByContentType("cellimage+xml") ?? package.FindRelated(workbookPart, "cellimage")
            ?? package.FindRelated(workbookPart, "cellimages") ?? package.FindByName("cellimages.xml");
        if (part is not null)
            package.ReadXml(part, reader => Read(package, part, reader));
    }

    /// <summary>Returns the id in a formula, or in a text that shows one, or null for any other formula.</summary>
    public static string? FindId(string? formula)
    {
        if (formula is null || !formula.Contains(FormulaName, StringComparison.OrdinalIgnoreCase))
            return null;
        var match = Formula().Match(formula);
        return match.Success ? match.Groups["id"].Value : null;
    }

    /// <summary>Returns the picture with an id.</summary>
    public FoundPicture Find(string id) => _pictures.GetValueOrDefault(id, FoundPicture.Missing);

    private void Read(WorkbookPackage package, string part, XmlReader reader)
    {
        string? id = null;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "cNvPr")
            {
                id = reader.GetAttribute("name");
            }
            else if (reader.LocalName == "blip" && id is not null)
            {
                Add(id, FoundPicture.Of(package, part, reader, PictureOrigin.WpsCell));
                id = null;
            }
        }
    }

    // An id with two pictures shows neither.
    private void Add(string id, FoundPicture found)
    {
        if (!_pictures.TryAdd(id, found) && _pictures[id].Picture?.PartName != found.Picture?.PartName)
            _pictures[id] = new FoundPicture(null, CellDamage.SeveralPictures);
    }

    [GeneratedRegex(
        """^\s*=?\s*(?:_xl\w+\.)*DISPIMG\(\s*["“](?<id>[^"”]*)["”]""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Formula();
}
