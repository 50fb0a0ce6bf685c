using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace QualificationTools.Workbooks.Tests;

/// <summary>Builds the file of a workbook from the XML of its parts, so that a test shows the one thing that is odd about it.</summary>
internal sealed class BookBuilder
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly Dictionary<string, byte[]> _parts = [];
    private readonly List<(string Name, string State, string Xml)> _sheets = [];
    private readonly List<(string Id, string Type, string Target)> _workbookRelations = [];
    private readonly Dictionary<int, List<string>> _sheetRelations = [];
    private readonly List<string> _contentTypes = [];
    private readonly HashSet<string> _without = [];
    private string _workbookProperties = "";

    /// <summary>A workbook of one sheet.</summary>
    /// <param name="rows">The row elements.</param>
    /// <param name="before">What stands in the sheet before its rows.</param>
    /// <param name="after">What stands in the sheet after its rows.</param>
    public static BookBuilder Of(string rows, string before = "", string after = "") => new BookBuilder().Sheet("名单", rows, before, after);

    public BookBuilder Sheet(string name, string rows, string before = "", string after = "", string state = "")
    {
        _sheets.Add((name, state, $"<worksheet xmlns=\"{Main}\" xmlns:r=\"{Relations}\">{before}<sheetData>{rows}</sheetData>{after}</worksheet>"));
        return this;
    }

    /// <summary>Number formats: the first is that of style 1, and so on. A number is the id of a built-in one.</summary>
    public BookBuilder Formats(params string[] formats)
    {
        var (codes, styles) = (new StringBuilder(), new StringBuilder("<xf numFmtId=\"0\"/>"));
        for (var i = 0; i < formats.Length; i++)
        {
            var isBuiltIn = int.TryParse(formats[i], out var id);
            id = isBuiltIn ? id : 164 + i;
            if (!isBuiltIn)
                codes.Append(CultureInfo.InvariantCulture, $"<numFmt numFmtId=\"{id}\" formatCode=\"{Escape(formats[i])}\"/>");
            styles.Append(CultureInfo.InvariantCulture, $"<xf numFmtId=\"{id}\" applyNumberFormat=\"1\"/>");
        }

        return Styles($"<numFmts>{codes}</numFmts><cellXfs>{styles}</cellXfs>");
    }

    public BookBuilder Styles(string xml) => Related("styles", "styles.xml", $"<styleSheet xmlns=\"{Main}\">{xml}</styleSheet>");

    public BookBuilder Strings(params string[] items) =>
        Related("sharedStrings", "sharedStrings.xml", $"<sst xmlns=\"{Main}\" count=\"7\" uniqueCount=\"99\">{string.Concat(items)}</sst>");

    public BookBuilder WorkbookProperties(string attributes)
    {
        _workbookProperties = $"<workbookPr {attributes}/>";
        return this;
    }

    /// <summary>A part below xl, to which the workbook has a relationship.</summary>
    public BookBuilder Related(string type, string target, string xml)
    {
        _workbookRelations.Add(($"rel{_workbookRelations.Count}", type.Contains(':', StringComparison.Ordinal) ? type : $"{Relations}/{type}", target));
        return Part("xl/" + target, xml);
    }

    /// <summary>A relationship of a sheet; the first sheet is 1.</summary>
    public BookBuilder SheetRelation(int sheet, string id, string type, string target, string more = "")
    {
        if (!_sheetRelations.TryGetValue(sheet, out var list))
            _sheetRelations[sheet] = list = [];
        list.Add($"<Relationship Id=\"{id}\" Type=\"{Relations}/{type}\" Target=\"{target}\" {more}/>");
        return this;
    }

    /// <summary>A drawing on the first sheet, with its pictures' parts as rId1, rId2 and so on.</summary>
    public BookBuilder Drawing(string anchors, params string[] media) => SheetRelation(1, "rIdD", "drawing", "../drawings/drawing1.xml")
        .Part("xl/drawings/drawing1.xml",
            "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\""
            + $" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"{Relations}\">{anchors}</xdr:wsDr>")
        .Part("xl/drawings/_rels/drawing1.xml.rels", RelationList(media.Select((name, i) => ($"rId{i + 1}", $"{Relations}/image", "../media/" + name))));

    public BookBuilder Media(string name) => Part("xl/media/" + name, Encoding.ASCII.GetBytes("bytes of " + name));

    public BookBuilder ContentType(string part, string type)
    {
        _contentTypes.Add($"<Override PartName=\"{part}\" ContentType=\"{type}\"/>");
        return this;
    }

    public BookBuilder Part(string name, string xml) => Part(name, Encoding.UTF8.GetBytes(xml));

    public BookBuilder Part(string name, byte[] bytes)
    {
        _parts[name] = bytes;
        return this;
    }

    public BookBuilder Without(string name)
    {
        _without.Add(name);
        return this;
    }

    public static string RelationList(IEnumerable<(string Id, string Type, string Target)> relations) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(relations.Select(item => $"<Relationship Id=\"{item.Id}\" Type=\"{item.Type}\" Target=\"{item.Target}\"/>"))
        + "</Relationships>";

    /// <summary>Gets the parts as they are packed.</summary>
    public IReadOnlyDictionary<string, byte[]> Parts()
    {
        var parts = new Dictionary<string, byte[]>();
        void Add(string name, string xml) => parts[name] = Encoding.UTF8.GetBytes(xml);

        Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
            + string.Concat(_contentTypes) + "</Types>");
        Add("_rels/.rels", RelationList([("rId1", $"{Relations}/officeDocument", "xl/workbook.xml")]));
        Add("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\">{_workbookProperties}<sheets>"
            + string.Concat(_sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" {sheet.State} r:id=\"sheet{i + 1}\"/>"))
            + "</sheets></workbook>");
        Add("xl/_rels/workbook.xml.rels", RelationList(
            [.. _sheets.Select((_, i) => ($"sheet{i + 1}", $"{Relations}/worksheet", $"worksheets/sheet{i + 1}.xml")), .. _workbookRelations]));
        for (var i = 0; i < _sheets.Count; i++)
            Add($"xl/worksheets/sheet{i + 1}.xml", _sheets[i].Xml);
        foreach (var (sheet, list) in _sheetRelations)
        {
            Add($"xl/worksheets/_rels/sheet{sheet}.xml.rels",
                $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(list)}</Relationships>");
        }

        foreach (var (name, bytes) in _parts)
            parts[name] = bytes;
        foreach (var name in _without)
            parts.Remove(name);
        return parts;
    }

    /// <summary>Packs the file.</summary>
    public MemoryStream Build() => Pack(Parts());

    public static MemoryStream Pack(IReadOnlyDictionary<string, byte[]> parts)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        stream.Position = 0;
        return stream;
    }

    public static string Escape(string text) => System.Security.SecurityElement.Escape(text);
}
