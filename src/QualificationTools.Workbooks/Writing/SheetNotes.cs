using System.Globalization;
using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>
/// Writes the notes of a sheet: their texts in one part, and in another the boxes without which Excel shows no note.
/// </summary>
internal sealed class SheetNotes
{
    private const string Vml = "urn:schemas-microsoft-com:vml";
    private const string Office = "urn:schemas-microsoft-com:office:office";
    private const string Excel = "urn:schemas-microsoft-com:office:excel";
    private const int ShapesPerBlock = 1024;
    private const int CharactersPerLine = 36;
    private const int LinePoints = 14;
    private const int MaxLines = 25;

    private readonly List<(int Row, int Column, string Text)> _notes = [];

    /// <summary>Gets the number of notes.</summary>
    public int Count => _notes.Count;

    /// <summary>Gets how many of the workbook's blocks of shape numbers the boxes take.</summary>
    public int Blocks => _notes.Count / (ShapesPerBlock - 1) + 1;

    /// <summary>Adds a note.</summary>
    public void Add(int row, int column, string text) => _notes.Add((row, column, text));

    /// <summary>Writes the texts.</summary>
    public void WriteComments(XmlWriter writer)
    {
        writer.WriteStartElement("comments", XmlPart.Main);
        writer.WriteStartElement("authors", XmlPart.Main);
        writer.WriteElementString("author", XmlPart.Main, "");
        writer.WriteEndElement();
        writer.WriteStartElement("commentList", XmlPart.Main);
        foreach (var (row, column, text) in _notes)
        {
            writer.WriteStartElement("comment", XmlPart.Main);
            writer.WriteAttributeString("ref", CellReference.Format(row, column));
            writer.WriteAttributeString("authorId", "0");
            writer.WriteStartElement("text", XmlPart.Main);
            writer.WriteStartElement("r", XmlPart.Main);
            writer.WriteText(text);
            writer.WriteEndElement();
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>Writes the boxes.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="firstBlock">The first block of numbers that no other sheet uses, from 1.</param>
    public void WriteBoxes(XmlWriter writer, int firstBlock)
    {
        writer.WriteStartElement("xml", "");
        writer.WriteAttributeString("xmlns", "v", null, Vml);
        writer.WriteAttributeString("xmlns", "o", null, Office);
        writer.WriteAttributeString("xmlns", "x", null, Excel);
        writer.WriteStartElement("o", "shapelayout", Office);
        writer.WriteAttributeString("v", "ext", Vml, "edit");
        writer.WriteStartElement("o", "idmap", Office);
        writer.WriteAttributeString("v", "ext", Vml, "edit");
        writer.WriteAttributeString("data", string.Join(',', Enumerable.Range(firstBlock, Blocks)));
        writer.WriteEndElement();
        writer.WriteEndElement();
        WriteShapeType(writer);
        for (var i = 0; i < _notes.Count; i++)
        {
            // The first number of a block does not belong to a shape.
            var number = (firstBlock + i / (ShapesPerBlock - 1)) * ShapesPerBlock + 1 + i % (ShapesPerBlock - 1);
            WriteBox(writer, _notes[i].Row, _notes[i].Column, _notes[i].Text, number, i + 1);
        }

        writer.WriteEndElement();
    }

    private static void WriteShapeType(XmlWriter writer)
    {
        writer.WriteStartElement("v", "shapetype", Vml);
        writer.WriteAttributeString("id", "_x0000_t202");
        writer.WriteAttributeString("coordsize", "21600,21600");
        writer.WriteAttributeString("o", "spt", Office, "202");
        writer.WriteAttributeString("path", "m,l,21600r21600,l21600,xe");
        writer.WriteStartElement("v", "stroke", Vml);
        writer.WriteAttributeString("joinstyle", "miter");
        writer.WriteEndElement();
        writer.WriteStartElement("v", "path", Vml);
        writer.WriteAttributeString("gradientshapeok", "t");
        writer.WriteAttributeString("o", "connecttype", Office, "rect");
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void WriteBox(XmlWriter writer, int row, int column, string text, int number, int order)
    {
        var height = LinesOf(text) * LinePoints + LinePoints / 2;
        writer.WriteStartElement("v", "shape", Vml);
        writer.WriteAttributeString("id", Invariant($"_x0000_s{number}"));
        writer.WriteAttributeString("type", "#_x0000_t202");
        writer.WriteAttributeString(
            "style",
            "position:absolute;margin-left:60pt;margin-top:2pt;width:200pt;visibility:hidden;"
            + Invariant($"height:{height}pt;z-index:{order}"));
        writer.WriteAttributeString("fillcolor", "#ffffe1");
        writer.WriteAttributeString("o", "insetmode", Office, "auto");
        Empty(writer, "fill", "color2", "#ffffe1");
        Empty(writer, "shadow", "color", "black");
        writer.WriteStartElement("v", "textbox", Vml);
        writer.WriteAttributeString("style", "mso-direction-alt:auto");
        writer.WriteEndElement();
        writer.WriteStartElement("x", "ClientData", Excel);
        writer.WriteAttributeString("ObjectType", "Note");
        writer.WriteElementString("x", "MoveWithCells", Excel, "");
        writer.WriteElementString("x", "SizeWithCells", Excel, "");
        // From the next column, four columns wide; rows of the default height.
        var (top, bottom) = (Math.Max(0, row - 2), Math.Max(0, row - 2) + height / 15 + 1);
        writer.WriteElementString(
            "x", "Anchor", Excel, Invariant($"{column}, 15, {top}, 10, {column + 4}, 15, {bottom}, 4"));
        writer.WriteElementString("x", "AutoFill", Excel, "False");
        writer.WriteElementString("x", "Row", Excel, Invariant($"{row - 1}"));
        writer.WriteElementString("x", "Column", Excel, Invariant($"{column - 1}"));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static int LinesOf(string text) =>
        Math.Min(MaxLines, text.Split('\n').Sum(line => TextWidth.Of(line) / CharactersPerLine + 1));

    private static void Empty(XmlWriter writer, string name, string attribute, string value)
    {
        writer.WriteStartElement("v", name, Vml);
        writer.WriteAttributeString(attribute, value);
        writer.WriteEndElement();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
