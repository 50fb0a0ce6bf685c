namespace QualificationTools.Tables;

/// <summary>Recognises, by its first bytes, a file that is not a text table despite its name.</summary>
internal static class ForeignFile
{
    private static ReadOnlySpan<byte> Ole => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Returns whether a file is to be read as a workbook: it is one, new or old, or is called one.</summary>
    /// <param name="head">The file's first bytes.</param>
    /// <param name="path">The file.</param>
    public static bool IsWorkbook(ReadOnlySpan<byte> head, string path) =>
        head.StartsWith("PK\u0003\u0004"u8)
        || head.StartsWith("PK\u0005\u0006"u8)
        || head.StartsWith(Ole)
        || IsCalledWorkbook(path);

    /// <summary>Returns whether a file is called a workbook.</summary>
    /// <param name="path">The file.</param>
    public static bool IsCalledWorkbook(string path) =>
        Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the id of the error for such a file, or null if it may be text.</summary>
    /// <param name="head">The file's first few thousand bytes.</param>
    /// <param name="isText">Whether the user specified an encoding in which text may contain zeros.</param>
    public static string? Refusal(ReadOnlySpan<byte> head, bool isText)
    {
        if (head.IsEmpty)
            return "CsvEmpty";
        if (head.StartsWith("%PDF"u8))
            return "CsvIsPdf";
        if (IsMarkup(head))
            return "CsvIsMarkup";
        return !isText && !HasWideBom(head) && head.Contains((byte)0) ? "CsvIsBinary" : null;
    }

    private static bool HasWideBom(ReadOnlySpan<byte> head) =>
        head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..];

    // Web systems offer web pages and XML under the name .xls, which Excel still opens.
    private static bool IsMarkup(ReadOnlySpan<byte> head)
    {
        var text = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n"u8);
        return text.Length > 1
            && text[0] == '<'
            && (char.IsAsciiLetter((char)text[1]) || text[1] is (byte)'!' or (byte)'?')
            && !text.StartsWith("<empty>"u8);
    }
}
