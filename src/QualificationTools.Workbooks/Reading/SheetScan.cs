namespace QualificationTools.Workbooks;

/// <summary>
/// Reads the bytes of a sheet once before its rows: finds whether it may have merges, which stand behind the rows, and whether
/// its bytes are whole, before the first row is given away.
/// </summary>
internal static class SheetScan
{
    private const int BufferLength = 64 * 1024;

    private static ReadOnlySpan<byte> Word => "mergeCell"u8;

    /// <summary>Returns whether a sheet may have merges.</summary>
    public static bool MayHaveMerges(WorkbookPackage package, string part)
    {
        using var stream = package.OpenMedia(part);
        var buffer = new byte[BufferLength];
        var (kept, isFound, isFirst) = (0, false, true);
        int read;
        while ((read = stream.Read(buffer, kept, BufferLength - kept)) > 0)
        {
            var bytes = buffer.AsSpan(0, kept + read);
            // A part in UTF-16 has no word of single bytes.
            isFound |= isFirst && bytes.Length > 1 && (bytes[0] is 0 or 0xFE or 0xFF || bytes[1] == 0);
            isFound |= !isFound && bytes.IndexOf(Word) >= 0;
            isFirst = false;
            kept = Math.Min(bytes.Length, Word.Length - 1);
            bytes[^kept..].CopyTo(buffer);
        }

        return isFound;
    }
}
