using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>
/// Represents an .xlsx workbook that is open for reading. Nothing outside its file is ever opened, and no formula is
/// calculated.
/// </summary>
public sealed class Workbook : IDisposable
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private const int MaxSheets = 10_000;

    private readonly WorkbookPackage _package;
    private readonly List<Worksheet> _sheets = [];
    private readonly string _part;
    private SharedStrings? _sharedStrings;
    private CellStyles? _styles;
    private WpsCellPictures? _wpsPictures;
    private ExcelCellPictures? _excelPictures;

    private Workbook(WorkbookPackage package)
    {
        _package = package;
        _part = FindWorkbookPart();
        package.ReadXml(_part, Read);
        if (_sheets.Count == 0)
            throw new WorkbookException(WorkbookFailure.NoSheets, "The workbook has no worksheet.") { Part = _part };
    }

    /// <summary>Gets the worksheets in the order of their tabs, including hidden ones.</summary>
    public IReadOnlyList<Worksheet> Sheets => _sheets;

    /// <summary>
    /// Gets whether the workbook counts days from 1904, as workbooks of old Macs do. Dates are correct either way.
    /// </summary>
    public bool CountsFrom1904 { get; private set; }

    internal WorkbookPackage Package => _package;

    internal CellStyles Styles => _styles ??= new CellStyles(_package, _package.FindRelated(_part, "styles"));

    internal WpsCellPictures WpsPictures => _wpsPictures ??= new WpsCellPictures(_package, _part);

    internal ExcelCellPictures ExcelPictures => _excelPictures ??= new ExcelCellPictures(_package, _part);

    internal SharedStrings SharedStrings => _sharedStrings ??= new SharedStrings(
        _package,
        _package.FindRelated(_part, "sharedstrings")
            ?? throw new WorkbookException(WorkbookFailure.MissingPart, "The table of shared strings is missing.")
                { Part = "sharedStrings.xml" });

    /// <summary>Opens a file.</summary>
    /// <param name="path">The path. A file that is open in a spreadsheet program is read if that allows it.</param>
    /// <returns>The workbook, to be disposed of.</returns>
    /// <exception cref="WorkbookException">The file is not a workbook, or cannot be read.</exception>
    public static Workbook Open(string path)
    {
        try
        {
            return Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete),
                leaveOpen: false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WorkbookException(WorkbookFailure.NotFound, "There is no such file.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new WorkbookException(WorkbookFailure.NoAccess, "The file may not be read.", e);
        }
        catch (IOException e)
        {
            throw IsInUse(e)
                ? new WorkbookException(WorkbookFailure.InUse, "Another program holds the file.", e)
                : new WorkbookException(WorkbookFailure.NotReadable, "The file cannot be read.", e);
        }
    }

    /// <summary>Opens a stream.</summary>
    /// <param name="stream">The bytes of the file; it must be seekable.</param>
    /// <param name="leaveOpen">
    /// Whether the stream stays open when the workbook is disposed of, or if the stream is not a workbook.
    /// </param>
    /// <returns>The workbook, to be disposed of.</returns>
    /// <exception cref="WorkbookException">The stream is not a workbook.</exception>
    /// <exception cref="ArgumentException">The stream is not seekable.</exception>
    public static Workbook Open(Stream stream, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanSeek)
            throw new ArgumentException("A workbook is read from its end, so the stream must be seekable.",
                nameof(stream));
        WorkbookPackage? package = null;
        try
        {
            if (ForeignFormat.Find(stream) is { } foreign)
                throw foreign;
            package = WorkbookPackage.Open(stream, leaveOpen);
            return new Workbook(package);
        }
        catch
        {
            package?.Dispose();
            if (!leaveOpen)
                stream.Dispose();
            throw;
        }
    }

    /// <summary>Returns the sheet with a name.</summary>
    /// <param name="name">The name; case does not matter, as in spreadsheets.</param>
    /// <returns>The sheet, or null if there is none.</returns>
    public Worksheet? FindSheet(string name) =>
        _sheets.Find(sheet => string.Equals(sheet.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Closes the file.</summary>
    public void Dispose() => _package.Dispose();

    // On Unix, .NET's own lock returns the number of EWOULDBLOCK, which differs by system: 11 on Linux, 35 on macOS.
    private static bool IsInUse(IOException exception) =>
        exception.HResult is SharingViolation or LockViolation or 11 or 35;

    private string FindWorkbookPart()
    {
        var part = _package.FindRelated("", "officedocument") ?? _package.FindByContentType("sheet.main+xml");
        if (part is null && _package.RelationshipsOf("").Any(relationship => relationship.Type == "officedocument"))
            throw new WorkbookException(WorkbookFailure.MissingPart, "The workbook's main part is missing.");
        if (_package.FindByContentType("sheet.binary.macroenabled.main") is not null
            || part?.EndsWith(".bin", StringComparison.Ordinal) == true)
            throw new WorkbookException(WorkbookFailure.BinaryFormat, "The file is a binary workbook.");
        if (_package.Has("mimetype") && _package.Has("content.xml"))
            throw new WorkbookException(WorkbookFailure.OpenDocument, "The file is an OpenDocument file.");
        return part ?? throw new WorkbookException(WorkbookFailure.NotAWorkbook,
            "The file is a zip file, but not a workbook.");
    }

    private void Read(XmlReader reader)
    {
        var isWorkbook = false;
        while (reader.Read())
        {
            if (!reader.IsMain())
            {
                if (reader.Depth == 0 && reader.NodeType == XmlNodeType.Element)
                    throw new WorkbookException(WorkbookFailure.NotAWorkbook, "The file is another office document.")
                        { Part = _part };
                continue;
            }

            isWorkbook |= reader.LocalName == "workbook";
            if (reader.LocalName == "workbookPr")
                CountsFrom1904 = XmlPart.IsTrue(reader.GetAttribute("date1904"));
            else if (reader.LocalName == "sheet" && _sheets.Count < MaxSheets)
                AddSheet(reader);
        }

        if (!isWorkbook)
            throw new WorkbookException(WorkbookFailure.NotAWorkbook, "The file is not a workbook.") { Part = _part };
    }

    private void AddSheet(XmlReader reader)
    {
        var relationship = _package.FindRelationship(_part, reader.RelationshipId("id"));
        // Chart, dialog and old macro sheets have no rows.
        if (relationship is not null && relationship.Type != "worksheet")
            return;
        var visibility = reader.GetAttribute("state") switch
        {
            "hidden" => SheetVisibility.Hidden,
            "veryHidden" => SheetVisibility.VeryHidden,
            _ => SheetVisibility.Visible,
        };
        var name = CellText.Decode(reader.GetAttribute("name") ?? "");
        _sheets.Add(new Worksheet(this, name, _sheets.Count, visibility, _package.Resolve(_part, relationship)));
    }
}
