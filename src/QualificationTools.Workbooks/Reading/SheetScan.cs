namespace QualificationTools.Workbooks;

/// <summary>
/// Represents what the bytes of a sheet tell before its rows are read: whether it may have merges, which follow the
/// rows, and where its last value begins, after which a million formatted rows may follow. All bytes are checked on the
/// way, so a damaged sheet gives no row.
/// </summary>
/// <param name="MayHaveMerges">Whether the sheet may have merges.</param>
/// <param name="LastValue">The position after which no value begins; the largest number if it is not known.</param>
internal readonly record struct SheetScan(bool MayHaveMerges, long LastValue)
{
    private const int BufferLength = 64 * 1024;
    // Longer than anything searched for, including a name's prefix.
    private const int Overlap = 128;
    private const int MaxPrefix = 64;

    private static ReadOnlySpan<byte> MergeWord => "mergeCell"u8;

    private static ReadOnlySpan<byte> EndWord => "sheetData>"u8;

    /// <summary>Reads the bytes of a sheet.</summary>
    public static SheetScan Of(WorkbookPackage package, string part)
    {
        using var stream = package.OpenMedia(part);
        var buffer = new byte[BufferLength];
        var (kept, start, lastValue) = (0, 0L, 0L);
        var (hasMerges, hasEnded, isKnown) = (false, false, true);
        int read;
        while ((read = stream.Read(buffer, kept, BufferLength - kept)) > 0)
        {
            ReadOnlySpan<byte> bytes = buffer.AsSpan(0, kept + read);
            if (start == 0)
                isKnown &= IsOfSingleBytes(bytes);
            hasMerges |= bytes.IndexOf(MergeWord) >= 0;
            if (!hasEnded)
            {
                var end = FindEnd(bytes);
                hasEnded = end >= 0;
                var rows = hasEnded ? bytes[..end] : bytes;
                isKnown &= !HasHiddenText(rows, isFirst: start == 0);
                if (LastValueIn(rows) is var last && last >= 0)
                    lastValue = start + last;
            }

            kept = Math.Min(bytes.Length, Overlap);
            start += bytes.Length - kept;
            bytes[^kept..].CopyTo(buffer);
        }

        return new SheetScan(hasMerges || !isKnown, isKnown ? lastValue : long.MaxValue);
    }

    // A UTF-16 part has no single-byte characters.
    private static bool IsOfSingleBytes(ReadOnlySpan<byte> bytes) =>
        bytes.Length < 2 || !(bytes[0] is 0 or 0xFE or 0xFF || bytes[1] == 0);

    // Comments, processing instructions and CDATA sections may contain what looks like an element.
    private static bool HasHiddenText(ReadOnlySpan<byte> rows, bool isFirst)
    {
        var declaration = isFirst ? rows.IndexOf("<?xml "u8) + 1 : 0;
        return rows.IndexOf("<!"u8) >= 0 || rows[declaration..].IndexOf("<?"u8) >= 0;
    }

    // The children of cells; a false match only makes the reading longer.
    private static int LastValueIn(ReadOnlySpan<byte> rows)
    {
        var last = Math.Max(rows.LastIndexOf("<v"u8), rows.LastIndexOf(":v"u8));
        last = Math.Max(last, Math.Max(rows.LastIndexOf("<f"u8), rows.LastIndexOf(":f"u8)));
        return Math.Max(last, Math.Max(rows.LastIndexOf("<is"u8), rows.LastIndexOf(":is"u8)));
    }

    // The end of the rows: </sheetData>, with or without a prefix.
    private static int FindEnd(ReadOnlySpan<byte> bytes)
    {
        for (var from = 0; bytes[from..].IndexOf(EndWord) is var at && at >= 0; from += at + EndWord.Length)
        {
            var tag = bytes[..(from + at)];
            if (tag.EndsWith("</"u8))
                return from + at - 2;
            if (tag.EndsWith(":"u8) && tag[^Math.Min(tag.Length, MaxPrefix)..].LastIndexOf("<"u8) is var open
                && open >= 0)
            {
                open += tag.Length - Math.Min(tag.Length, MaxPrefix);
                if (tag[open + 1] == '/')
                    return open;
            }
        }

        return -1;
    }
}
