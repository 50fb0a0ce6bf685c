using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>
/// Represents an .xlsx workbook that is being written. Rows are written as they come. The same input gives the same
/// bytes: nothing tells who wrote it, or when.
/// </summary>
public sealed class WorkbookWriter : IDisposable
{
    private const string RelationshipTypes = XmlPart.DocumentRelationships + "/";
    private const string PackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string CoreProperties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string SpreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const int MaxNameLength = 31;

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("[]:*?/\\");

    // The earliest time that a zip file can represent.
    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _archive;
    private readonly WorkbookWriterOptions _options;
    private readonly SharedStringWriter _strings = new();
    private readonly ChoiceLists _lists = new();
    private readonly List<(string Name, string? FilterRange)> _sheets = [];
    private readonly List<int> _sheetsWithNotes = [];
    private SheetWriter? _sheet;
    private Stream? _sheetStream;
    private SheetLayout? _layout;
    private SheetNotes? _notes;
    private int _nextBlock = 1;
    private bool _isComplete;

    /// <summary>Begins a workbook.</summary>
    /// <param name="stream">The stream to write to. It stays open.</param>
    /// <param name="options">The properties of the workbook besides its sheets.</param>
    /// <exception cref="ArgumentException">The name of the sheet of choices is not valid.</exception>
    public WorkbookWriter(Stream stream, WorkbookWriterOptions? options = null)
    {
        _options = options ?? new WorkbookWriterOptions();
        if (!IsSheetName(_options.ChoicesSheetName))
            throw new ArgumentException("No sheet can have the name of the sheet of choices.", nameof(options));
        _archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        // The first part: programs identify the file by it.
        WritePart("_rels/.rels", WriteFileRelationships);
        WritePart("docProps/core.xml", WriteProperties);
    }

    /// <summary>Begins a sheet with its header. Ends the previous one.</summary>
    /// <param name="name">
    /// Its name: at most 31 characters, none of <c>[ ] : * ? / \</c>, not History, and no other sheet's.
    /// </param>
    /// <param name="layout">Its columns.</param>
    /// <returns>The sheet, for its rows.</returns>
    /// <exception cref="ArgumentException">The name is not valid, or there are no columns.</exception>
    /// <exception cref="InvalidOperationException">The workbook has ended.</exception>
    public SheetWriter AddSheet(string name, SheetLayout layout)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layout);
        if (!IsSheetName(name) || NameIsTaken(name))
            throw new ArgumentException("No sheet can have this name.", nameof(name));
        if (layout.Columns.Count is 0 or > CellReference.MaxColumn)
            throw new ArgumentException("A sheet has at least one column, and not more than there are.",
                nameof(layout));
        if (_isComplete)
            throw new InvalidOperationException("The workbook has ended.");
        EndSheet();
        return BeginSheet(name, layout);
    }

    /// <summary>
    /// Ends the workbook, which completes the stream. Without this call, no program can open the file.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no sheet.</exception>
    public void Complete()
    {
        if (_isComplete)
            return;
        if (_sheets.Count == 0)
            throw new InvalidOperationException("A workbook has at least one sheet.");
        EndSheet();
        var visible = _sheets.Count;
        WriteChoices();
        using (var stream = CreateEntry("xl/sharedStrings.xml").Open())
            _strings.CopyTo(stream);
        WritePart("xl/styles.xml", writer => StylesPart.Write(writer, _options.FontName));
        WritePart("xl/workbook.xml", writer => WriteWorkbook(writer, visible));
        WritePart("xl/_rels/workbook.xml.rels", WriteWorkbookRelationships);
        WritePart("[Content_Types].xml", WriteContentTypes);
        // Writes the zip file's directory: from now on the stream may be read.
        _archive.Dispose();
        _isComplete = true;
    }

    /// <summary>Abandons a workbook that is not complete. The stream stays open.</summary>
    public void Dispose()
    {
        _archive.Dispose();
        _strings.Dispose();
    }

    /// <summary>Creates an XML writer with the settings of all parts.</summary>
    internal static XmlWriter CreateXml(Stream stream) => XmlWriter.Create(stream, new XmlWriterSettings
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.Entitize,
        CloseOutput = false,
    });

    private static bool IsSheetName(string name) =>
        name.Length is > 0 and <= MaxNameLength && name.AsSpan().IndexOfAny(NotInNames) < 0
        // Excel reserves this name.
        && !name.Equals("History", StringComparison.OrdinalIgnoreCase)
        && name[0] != '\'' && name[^1] != '\'' && !name.Any(char.IsControl) && !string.IsNullOrWhiteSpace(name);

    private bool NameIsTaken(string name) =>
        _sheets.Any(sheet => string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!";

    private ZipArchiveEntry CreateEntry(string name)
    {
        var entry = _archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = FixedTime;
        // A file's permissions are those of the program that unpacks it.
        entry.ExternalAttributes = 0;
        return entry;
    }

    private void WritePart(string name, Action<XmlWriter> write)
    {
        using var stream = CreateEntry(name).Open();
        using var writer = CreateXml(stream);
        write(writer);
    }

    private SheetWriter BeginSheet(string name, SheetLayout layout)
    {
        _sheets.Add((name, null));
        _layout = layout;
        _notes = new SheetNotes();
        _sheetStream = CreateEntry($"xl/worksheets/sheet{Text(_sheets.Count)}.xml").Open();
        return _sheet = new SheetWriter(CreateXml(_sheetStream), layout, _strings, _notes, _sheets.Count == 1);
    }

    private void EndSheet()
    {
        if (_sheet is null)
            return;
        _sheet.End(_lists, "rId1");
        _sheetStream!.Dispose();
        if (_layout!.HasFilter)
            _sheets[^1] = (_sheets[^1].Name, _sheet.FilterRange);
        _sheet = null;
        if (_notes!.Count == 0)
            return;
        var number = Text(_sheets.Count);
        _sheetsWithNotes.Add(_sheets.Count);
        WritePart($"xl/comments{number}.xml", _notes.WriteComments);
        WritePart($"xl/drawings/vmlDrawing{number}.vml", writer => _notes.WriteBoxes(writer, _nextBlock));
        _nextBlock += _notes.Blocks;
        (string, string)[] related =
            [("vmlDrawing", $"../drawings/vmlDrawing{number}.vml"), ("comments", $"../comments{number}.xml")];
        WritePart(
            $"xl/worksheets/_rels/sheet{number}.xml.rels",
            writer => WriteRelationships(writer, RelationshipTypes, related));
    }

    private void WriteChoices()
    {
        var lists = _lists.Lists;
        if (lists.Count == 0)
            return;
        var name = _options.ChoicesSheetName;
        for (var i = 2; NameIsTaken(name); i++)
            name = _options.ChoicesSheetName[..Math.Min(_options.ChoicesSheetName.Length, MaxNameLength - 5)] + Text(i);
        var columns = lists.Select((_, i) => new ColumnLayout(ChoiceLists.Name(i)));
        var layout = new SheetLayout { Columns = [.. columns], HasFilter = false };
        var sheet = BeginSheet(name, layout);
        for (var row = 0; row < lists.Max(list => list.Count); row++)
            sheet.WriteRow([.. lists.Select(list => new WrittenCell(row < list.Count ? list[row] : null))]);
        EndSheet();
    }

    private void WriteWorkbook(XmlWriter writer, int visible)
    {
        writer.WriteStartElement("workbook", XmlPart.Main);
        writer.WriteAttributeString("xmlns", "r", null, XmlPart.DocumentRelationships);
        writer.WriteStartElement("bookViews", XmlPart.Main);
        writer.WriteStartElement("workbookView", XmlPart.Main);
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteStartElement("sheets", XmlPart.Main);
        for (var i = 0; i < _sheets.Count; i++)
        {
            writer.WriteStartElement("sheet", XmlPart.Main);
            writer.WriteAttributeString("name", _sheets[i].Name);
            writer.WriteAttributeString("sheetId", Text(i + 1));
            if (i >= visible)
                writer.WriteAttributeString("state", "veryHidden");
            writer.WriteAttributeString("r", "id", XmlPart.DocumentRelationships, $"rId{Text(i + 1)}");
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        WriteNames(writer);
        writer.WriteEndElement();
    }

    private void WriteNames(XmlWriter writer)
    {
        if (_lists.Lists.Count == 0 && _sheets.All(sheet => sheet.FilterRange is null))
            return;
        writer.WriteStartElement("definedNames", XmlPart.Main);
        for (var i = 0; i < _sheets.Count; i++)
        {
            if (_sheets[i].FilterRange is not { } range)
                continue;
            writer.WriteStartElement("definedName", XmlPart.Main);
            writer.WriteAttributeString("name", "_xlnm._FilterDatabase");
            writer.WriteAttributeString("localSheetId", Text(i));
            writer.WriteAttributeString("hidden", "1");
            writer.WriteString(Quoted(_sheets[i].Name) + range);
            writer.WriteEndElement();
        }

        for (var i = 0; i < _lists.Lists.Count; i++)
        {
            var column = CellReference.ColumnName(i + 1);
            writer.WriteStartElement("definedName", XmlPart.Main);
            writer.WriteAttributeString("name", ChoiceLists.Name(i));
            writer.WriteString($"{Quoted(_sheets[^1].Name)}${column}$2:${column}${Text(_lists.Lists[i].Count + 1)}");
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private void WriteWorkbookRelationships(XmlWriter writer) => WriteRelationships(writer, RelationshipTypes, [
        .. _sheets.Select((_, i) => ("worksheet", $"worksheets/sheet{Text(i + 1)}.xml")),
        ("styles", "styles.xml"),
        ("sharedStrings", "sharedStrings.xml"),
    ]);

    private static void WriteFileRelationships(XmlWriter writer)
    {
        writer.WriteStartElement("Relationships", PackageRelationships);
        WriteRelationship(writer, 1, RelationshipTypes + "officeDocument", "xl/workbook.xml");
        WriteRelationship(writer, 2, PackageRelationships + "/metadata/core-properties", "docProps/core.xml");
        writer.WriteEndElement();
    }

    private static void WriteRelationships(XmlWriter writer, string types, (string Type, string Target)[] relationships)
    {
        writer.WriteStartElement("Relationships", PackageRelationships);
        for (var i = 0; i < relationships.Length; i++)
            WriteRelationship(writer, i + 1, types + relationships[i].Type, relationships[i].Target);
        writer.WriteEndElement();
    }

    private static void WriteRelationship(XmlWriter writer, int number, string type, string target)
    {
        writer.WriteStartElement("Relationship", PackageRelationships);
        writer.WriteAttributeString("Id", $"rId{Text(number)}");
        writer.WriteAttributeString("Type", type);
        writer.WriteAttributeString("Target", target);
        writer.WriteEndElement();
    }

    private void WriteProperties(XmlWriter writer)
    {
        writer.WriteStartElement("cp", "coreProperties", CoreProperties);
        if (_options.Title is { } title)
            writer.WriteElementString("dc", "title", "http://purl.org/dc/elements/1.1/", SheetText.Encode(title));
        writer.WriteEndElement();
    }

    private void WriteContentTypes(XmlWriter writer)
    {
        writer.WriteStartElement("Types", ContentTypes);
        WriteType(writer, "Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        WriteType(writer, "Default", "Extension", "xml", "application/xml");
        WriteType(writer, "Default", "Extension", "vml", "application/vnd.openxmlformats-officedocument.vmlDrawing");
        WriteType(writer, "Override", "PartName", "/xl/workbook.xml", SpreadsheetType + "sheet.main+xml");
        for (var i = 1; i <= _sheets.Count; i++)
            WriteType(writer, "Override", "PartName", $"/xl/worksheets/sheet{Text(i)}.xml",
                SpreadsheetType + "worksheet+xml");
        foreach (var sheet in _sheetsWithNotes)
            WriteType(writer, "Override", "PartName", $"/xl/comments{Text(sheet)}.xml",
                SpreadsheetType + "comments+xml");
        WriteType(writer, "Override", "PartName", "/xl/styles.xml", SpreadsheetType + "styles+xml");
        WriteType(writer, "Override", "PartName", "/xl/sharedStrings.xml", SpreadsheetType + "sharedStrings+xml");
        WriteType(
            writer, "Override", "PartName", "/docProps/core.xml",
                "application/vnd.openxmlformats-package.core-properties+xml");
        writer.WriteEndElement();
    }

    private static void WriteType(XmlWriter writer, string element, string attribute, string value, string type)
    {
        writer.WriteStartElement(element, ContentTypes);
        writer.WriteAttributeString(attribute, value);
        writer.WriteAttributeString("ContentType", type);
        writer.WriteEndElement();
    }
}
