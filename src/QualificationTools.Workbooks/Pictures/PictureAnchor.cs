using System.Globalization;
using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>
/// Represents the position of a floating picture. Rows and columns are from 1, lengths in the units of drawings (EMU).
/// </summary>
internal sealed class PictureAnchor
{
    /// <summary>Gets the cell of the upper left corner, or null if the picture is not anchored to a cell.</summary>
    public CornerPlace? From { get; private set; }

    /// <summary>Gets the cell of the lower right corner, or null if the size is given instead.</summary>
    public CornerPlace? To { get; private set; }

    /// <summary>Gets the width, if given.</summary>
    public long Width { get; private set; }

    /// <summary>Gets the height, if given.</summary>
    public long Height { get; private set; }

    /// <summary>Gets the picture's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Gets the picture, or its damage.</summary>
    public FoundPicture Found { get; private set; }

    /// <summary>Reads the floating pictures of a sheet.</summary>
    public static List<PictureAnchor> ReadAll(WorkbookPackage package, string sheetPart)
    {
        var anchors = new List<PictureAnchor>();
        foreach (var relationship in package.RelationshipsOf(sheetPart))
        {
            if (relationship.Type == "drawing" && package.Resolve(sheetPart, relationship) is { } part)
                package.ReadXml(part, reader => Read(package, part, reader, anchors));
        }

        return anchors;
    }

    private static void Read(WorkbookPackage package, string part, XmlReader reader, List<PictureAnchor> anchors)
    {
        var text = new CellText();
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false }
                && reader.LocalName is "twoCellAnchor" or "oneCellAnchor" or "absoluteAnchor")
                ReadAnchor(package, part, reader, text, anchors);
        }
    }

    private static void ReadAnchor(
        WorkbookPackage package, string part, XmlReader reader, CellText text, List<PictureAnchor> anchors)
    {
        CornerPlace? from = null, to = null;
        var (width, height, name, isHidden) = (0L, 0L, "", false);
        var isAbsolute = reader.LocalName == "absoluteAnchor";
        var depth = reader.Depth;
        while (reader.ReadInside(depth))
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            switch (reader.LocalName)
            {
                case "from":
                    from = ReadCorner(reader, text);
                    break;
                case "to":
                    to = ReadCorner(reader, text);
                    break;
                case "ext" when reader.Depth == depth + 1:
                    (width, height) = (Number(reader.GetAttribute("cx")), Number(reader.GetAttribute("cy")));
                    break;
                case "cNvPr":
                    name = reader.GetAttribute("name") ?? "";
                    isHidden = XmlPart.IsTrue(reader.GetAttribute("hidden"));
                    break;
                // For programs that do not support the original: the same picture again.
                case "Fallback":
                    CellText.SkipContent(reader);
                    break;
                case "blip" when !isHidden:
                    anchors.Add(new PictureAnchor
                    {
                        From = isAbsolute ? null : from,
                        To = to,
                        Width = width,
                        Height = height,
                        Name = name,
                        Found = FoundPicture.Of(package, part, reader, PictureOrigin.Floating),
                    });
                    break;
            }
        }
    }

    private static CornerPlace ReadCorner(XmlReader reader, CellText text)
    {
        var (row, column, rowOffset, columnOffset) = (0L, 0L, 0L, 0L);
        if (reader.IsEmptyElement)
            return new CornerPlace(1, 1, 0, 0);
        var depth = reader.Depth;
        while (reader.ReadInside(depth))
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            switch (reader.LocalName)
            {
                case "row":
                    row = Number(text.ReadContent(reader));
                    break;
                case "col":
                    column = Number(text.ReadContent(reader));
                    break;
                case "rowOff":
                    rowOffset = Number(text.ReadContent(reader));
                    break;
                case "colOff":
                    columnOffset = Number(text.ReadContent(reader));
                    break;
            }
        }

        return new CornerPlace(
            (int)Math.Min(row, CellReference.MaxRow - 1) + 1, (int)Math.Min(column, CellReference.MaxColumn - 1) + 1,
            rowOffset, columnOffset);
    }

    private static long Number(string? text) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 0, int.MaxValue) : 0;
}

/// <summary>Represents a corner of a picture: the cell, and the offset inside it.</summary>
internal readonly record struct CornerPlace(int Row, int Column, long RowOffset, long ColumnOffset);
