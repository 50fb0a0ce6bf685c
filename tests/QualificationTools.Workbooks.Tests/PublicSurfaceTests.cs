namespace QualificationTools.Workbooks.Tests;

public sealed class PublicSurfaceTests
{
    [Fact]
    public void Public_types_are_these_and_no_others() => Assert.Equal(
        [
            "CellDamage", "CellKind", "CellPicture", "CellReference", "CellStyle", "ColumnLayout", "FloatingPicture", "PictureOrigin",
            "SheetCell", "SheetLayout", "SheetRow", "SheetVisibility", "SheetWriter", "TextWidth", "Workbook", "WorkbookException",
            "WorkbookFailure", "WorkbookWriter", "WorkbookWriterOptions", "Worksheet", "WrittenCell",
        ],
        typeof(Workbook).Assembly.GetExportedTypes().Select(type => type.Name).Order(StringComparer.Ordinal));

    // Callers word each of them in their users' languages, by its name.
    [Fact]
    public void Failures_and_damages_keep_their_names()
    {
        Assert.Equal(
            [
                "NotFound", "NoAccess", "InUse", "NotReadable", "Empty", "NotAWorkbook", "OldFormat", "BinaryFormat", "OpenDocument",
                "XmlSpreadsheet", "Html", "Text", "Encrypted", "Truncated", "Damaged", "MissingPart", "DocumentType", "Bomb", "TooLarge",
                "TooManyColumns", "BadSharedString", "BadPosition", "NoSheets",
            ],
            Enum.GetNames<WorkbookFailure>());
        Assert.Equal(
            [
                "None", "ErrorValue", "FormulaWithoutValue", "DigitsLost", "UnreadableValue", "DateOutOfRange", "TextTooLong", "DuplicateCell",
                "CoveredByMerge", "PictureMissing", "PictureExternal", "SeveralPictures", "PictureSpansRows", "PictureSpansColumns",
            ],
            Enum.GetNames<CellDamage>());
    }
}
