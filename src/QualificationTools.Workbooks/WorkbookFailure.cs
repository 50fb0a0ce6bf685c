namespace QualificationTools.Workbooks;

/// <summary>Specifies why a file cannot be read as a workbook.</summary>
public enum WorkbookFailure
{
    /// <summary>The file does not exist.</summary>
    NotFound,

    /// <summary>The file may not be read by this user.</summary>
    NoAccess,

    /// <summary>Another program has the file open and prevents reading.</summary>
    InUse,

    /// <summary>The file cannot be read, for example because its drive is gone.</summary>
    NotReadable,

    /// <summary>The file has no bytes.</summary>
    Empty,

    /// <summary>The file is something else, such as a PDF, a picture, a document or an archive.</summary>
    NotAWorkbook,

    /// <summary>The file is a workbook in a binary format from before 2007: .xls, or .et of WPS.</summary>
    OldFormat,

    /// <summary>The file is a binary workbook of a current version, .xlsb.</summary>
    BinaryFormat,

    /// <summary>The file is an OpenDocument spreadsheet, .ods.</summary>
    OpenDocument,

    /// <summary>The file is an XML Spreadsheet 2003.</summary>
    XmlSpreadsheet,

    /// <summary>The file is a web page, which web systems export under a workbook's name.</summary>
    Html,

    /// <summary>The file is text, such as CSV.</summary>
    Text,

    /// <summary>The file is encrypted and opens only with a password.</summary>
    Encrypted,

    /// <summary>The end of the file is missing, as after an interrupted download.</summary>
    Truncated,

    /// <summary>The bytes or the XML of a part are damaged.</summary>
    Damaged,

    /// <summary>A part that the workbook refers to is not in the file.</summary>
    MissingPart,

    /// <summary>A part has a document type definition, which no workbook needs.</summary>
    DocumentType,

    /// <summary>A part unpacks to far more than any workbook holds.</summary>
    Bomb,

    /// <summary>A part is larger than the limit.</summary>
    TooLarge,

    /// <summary>A row has values in more columns than the limit.</summary>
    TooManyColumns,

    /// <summary>A cell refers to a shared string that does not exist, so no text of the sheet can be trusted.</summary>
    BadSharedString,

    /// <summary>The position of a row or cell is outside the sheet or occurs twice.</summary>
    BadPosition,

    /// <summary>The workbook has no worksheet.</summary>
    NoSheets,
}
