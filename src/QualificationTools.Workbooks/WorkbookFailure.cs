namespace QualificationTools.Workbooks;

/// <summary>Represents why a file cannot be read as a workbook.</summary>
public enum WorkbookFailure
{
    /// <summary>There is no such file.</summary>
    NotFound,

    /// <summary>The file may not be read by this user.</summary>
    NoAccess,

    /// <summary>Another program holds the file and lets nobody read it.</summary>
    InUse,

    /// <summary>The file cannot be read, such as from a drive that is gone.</summary>
    NotReadable,

    /// <summary>The file has no bytes.</summary>
    Empty,

    /// <summary>The file is something else, such as a PDF, a picture, a document or an archive.</summary>
    NotAWorkbook,

    /// <summary>The file is a workbook of the binary formats before 2007: .xls, or .et of WPS.</summary>
    OldFormat,

    /// <summary>The file is a binary workbook of today, .xlsb.</summary>
    BinaryFormat,

    /// <summary>The file is an OpenDocument spreadsheet, .ods.</summary>
    OpenDocument,

    /// <summary>The file is an XML spreadsheet of 2003.</summary>
    XmlSpreadsheet,

    /// <summary>The file is a web page, as web systems export them under the name of a workbook.</summary>
    Html,

    /// <summary>The file is text, such as CSV.</summary>
    Text,

    /// <summary>The file is encrypted: it opens with a password only.</summary>
    Encrypted,

    /// <summary>The end of the file is missing, as after a download that was cut off.</summary>
    Truncated,

    /// <summary>The bytes or the XML of a part are damaged.</summary>
    Damaged,

    /// <summary>A part that the workbook names is not in the file.</summary>
    MissingPart,

    /// <summary>A part has a document type definition, which no workbook needs.</summary>
    DocumentType,

    /// <summary>A part unpacks to far more than a workbook holds.</summary>
    Bomb,

    /// <summary>A part is larger than what is read.</summary>
    TooLarge,

    /// <summary>A row has values in more columns than are read.</summary>
    TooManyColumns,

    /// <summary>A cell names a shared string that does not exist, so no text of the sheet can be trusted.</summary>
    BadSharedString,

    /// <summary>A row, or a cell's place, is outside of a sheet or is given twice.</summary>
    BadPosition,

    /// <summary>The workbook has no worksheet.</summary>
    NoSheets,
}
