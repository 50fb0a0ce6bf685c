using System.Globalization;
using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>
/// Represents the pictures that Excel places in cells. A cell refers to value metadata, which refers to a rich value;
/// its structure says which member is the picture, and that member refers to the picture by a relationship.
/// </summary>
internal sealed class ExcelCellPictures
{
    private const string RichValueType = "XLRICHVALUE";
    private const string LocalImageKey = "_rvRel:LocalImageIdentifier";
    private const string WebImageStructure = "_webimage";

    private readonly WorkbookPackage _package;
    private readonly string? _relationsPart;
    private readonly List<string> _typeNames = [];
    private readonly List<(int Type, int Value)> _cellValues = [];
    private readonly List<int> _richValueOfMetadata = [];
    private readonly List<(string Type, List<string> Keys)> _structures = [];
    private readonly List<(int Structure, List<string> Values)> _richValues = [];
    private readonly List<string?> _relations = [];

    /// <summary>Reads the rich values of a workbook; most have none.</summary>
    public ExcelCellPictures(WorkbookPackage package, string workbookPart)
    {
        _package = package;
        Read(package.FindRelated(workbookPart, "sheetmetadata"), ReadMetadata);
        Read(package.FindRelated(workbookPart, "rdrichvaluestructure"), ReadStructures);
        Read(package.FindRelated(workbookPart, "rdrichvalue"), ReadRichValues);
        _relationsPart = package.FindRelated(workbookPart, "richvaluerel");
        Read(_relationsPart, ReadRelations);
    }

    /// <summary>Returns the picture of a cell's metadata.</summary>
    /// <param name="valueMetadata">The number in the cell, from 1.</param>
    /// <returns>The picture or its damage; null if the value is not a picture.</returns>
    public FoundPicture? Find(int valueMetadata)
    {
        if (At(_cellValues, valueMetadata - 1) is not { Type: > 0 } cell
            || At(_typeNames, cell.Type - 1) != RichValueType)
            return null;
        if (cell.Value < 0 || cell.Value >= _richValueOfMetadata.Count
            || _richValueOfMetadata[cell.Value] is var index && index < 0)
            return FoundPicture.Missing;
        if (At(_richValues, index) is not { Values: not null } value
            || At(_structures, value.Structure) is not { Keys: not null } structure)
            return FoundPicture.Missing;
        if (structure.Type == WebImageStructure)
            return new FoundPicture(null, CellDamage.PictureExternal);
        var key = structure.Keys.IndexOf(LocalImageKey);
        if (key < 0)
            return null;
        return Index(At(value.Values, key)) is { } relation && At(_relations, relation) is { } id
            && _relationsPart is not null
            ? FoundPicture.Of(_package, _relationsPart, id, PictureOrigin.ExcelCell)
            : FoundPicture.Missing;
    }

    private static T? At<T>(List<T> list, int index) => (uint)index < (uint)list.Count ? list[index] : default;

    private static int? Index(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private void Read(string? part, Action<XmlReader> read)
    {
        if (part is not null)
            _package.ReadXml(part, read);
    }

    private void ReadMetadata(XmlReader reader)
    {
        var (isInRichValues, isInCellValues) = (false, false);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            switch (reader.LocalName)
            {
                case "metadataType":
                    _typeNames.Add(reader.GetAttribute("name") ?? "");
                    break;
                case "futureMetadata":
                    (isInRichValues, isInCellValues) = (reader.GetAttribute("name") == RichValueType, false);
                    break;
                case "cellMetadata":
                    (isInRichValues, isInCellValues) = (false, false);
                    break;
                case "valueMetadata":
                    (isInRichValues, isInCellValues) = (false, true);
                    break;
                default:
                    if (isInRichValues)
                        ReadRichValueBlock(reader);
                    else if (isInCellValues)
                        ReadCellValueBlock(reader);
                    break;
            }
        }
    }

    // A block without a rich value counts too, because blocks are referred to by number.
    private void ReadRichValueBlock(XmlReader reader)
    {
        if (reader.LocalName == "bk")
            _richValueOfMetadata.Add(-1);
        else if (reader.LocalName == "rvb" && _richValueOfMetadata.Count > 0)
            _richValueOfMetadata[^1] = Index(reader.GetAttribute("i")) ?? -1;
    }

    private void ReadCellValueBlock(XmlReader reader)
    {
        if (reader.LocalName == "bk")
            _cellValues.Add(default);
        else if (reader.LocalName == "rc" && _cellValues.Count > 0)
            _cellValues[^1] = (Index(reader.GetAttribute("t")) ?? 0, Index(reader.GetAttribute("v")) ?? -1);
    }

    private void ReadStructures(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "s")
                _structures.Add((reader.GetAttribute("t") ?? "", []));
            else if (reader.LocalName == "k" && _structures.Count > 0)
                _structures[^1].Keys.Add(reader.GetAttribute("n") ?? "");
        }
    }

    private void ReadRichValues(XmlReader reader)
    {
        var text = new CellText();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "rv")
                _richValues.Add((Index(reader.GetAttribute("s")) ?? -1, []));
            else if (reader.LocalName == "v" && _richValues.Count > 0)
                _richValues[^1].Values.Add(text.ReadContent(reader));
        }
    }

    private void ReadRelations(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rel")
                _relations.Add(reader.RelationshipId("id"));
        }
    }
}
