using System.Text;

namespace QualificationTools.Workbooks;

/// <summary>Determines what a file is from its bytes, whatever its name says.</summary>
internal static class ForeignFormat
{
    private const int HeadLength = 4096;

    /// <summary>Returns why a file is not a workbook, or null if its first bytes are those of one.</summary>
    public static WorkbookException? Find(Stream stream)
    {
        var buffer = new byte[HeadLength];
        stream.Position = 0;
        ReadOnlySpan<byte> head = buffer.AsSpan(0, stream.ReadAtLeast(buffer, HeadLength, throwOnEndOfStream: false));
        if (head.IsEmpty)
            return new WorkbookException(WorkbookFailure.Empty, "The file is empty.");
        if (head.StartsWith("PK\x03\x04"u8))
        {
            // The first bit of the flags: an archiver encrypted the entries.
            return head.Length > 6 && (head[6] & 1) != 0 ? Encrypted() : null;
        }

        if (head.StartsWith("PK\x05\x06"u8))
            return new WorkbookException(WorkbookFailure.NotAWorkbook, "The file is an empty zip file.");
        if (head.StartsWith(CompoundFile.Signature))
            return FromCompoundFile(CompoundFile.ReadNames(stream));
        if (CompoundFile.Signature.StartsWith(head) || "PK\x03\x04"u8.StartsWith(head))
            return new WorkbookException(WorkbookFailure.Truncated, "The file has only a few bytes.");
        // The workbooks of Excel 2 to 4 have no container: they begin with this record.
        if (head.Length > 4 && head[0] == 0x09 && head[1] is 0x00 or 0x02 or 0x04 or 0x08 && head[3] == 0x00)
            return OldFormat();
        return FromText(head);
    }

    private static WorkbookException FromCompoundFile(IReadOnlyCollection<string> names)
    {
        if (names.Contains("EncryptedPackage") || names.Contains("EncryptionInfo"))
            return Encrypted();
        return names.Count == 0 || names.Contains("Workbook") || names.Contains("Book")
            ? OldFormat()
            : new WorkbookException(WorkbookFailure.NotAWorkbook, "The file is an old document, but not a workbook.");
    }

    private static WorkbookException FromText(ReadOnlySpan<byte> head)
    {
        if (Decode(head) is not { } text)
            return new WorkbookException(WorkbookFailure.NotAWorkbook, "The file is not a workbook.");
        var start = text.AsSpan().TrimStart(" \t\r\n\uFEFF");
        if (start.StartsWith("%PDF") || start.StartsWith("{\\rtf"))
            return new WorkbookException(WorkbookFailure.NotAWorkbook, "The file is a document, but not a workbook.");
        if (!start.StartsWith("<"))
            return new WorkbookException(WorkbookFailure.Text, "The file is text.");
        return text.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal)
            && !text.Contains("<html", StringComparison.OrdinalIgnoreCase)
            ? new WorkbookException(WorkbookFailure.XmlSpreadsheet, "The file is an XML spreadsheet of 2003.")
            : new WorkbookException(WorkbookFailure.Html, "The file is a web page or XML.");
    }

    // Latin-1 keeps every byte distinct, and only ASCII matters here: the text itself is never shown.
    private static string? Decode(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xFF, 0xFE]))
            return Encoding.Unicode.GetString(head);
        if (head.StartsWith<byte>([0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(head);
        if (head.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            head = head[3..];
        foreach (var one in head)
        {
            if (one < ' ' && one is not ((byte)'\t' or (byte)'\r' or (byte)'\n' or 0x0C or 0x1A))
                return null;
        }

        return Encoding.Latin1.GetString(head);
    }

    private static WorkbookException Encrypted() =>
        new(WorkbookFailure.Encrypted, "The file is encrypted with a password.");

    private static WorkbookException OldFormat() =>
        new(WorkbookFailure.OldFormat, "The file is a workbook of a binary format before 2007.");
}
