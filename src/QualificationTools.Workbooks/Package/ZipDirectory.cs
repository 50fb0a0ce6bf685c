using System.Buffers.Binary;

namespace QualificationTools.Workbooks;

/// <summary>Reads the end of a zip file before the platform's reader loads its whole directory into memory.</summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int LocatorLength = 20;
    private const int MaxComment = ushort.MaxValue;

    /// <summary>Returns the number of entries that the file states, or zero if its end is missing.</summary>
    public static long CountEntries(Stream stream)
    {
        var length = (int)Math.Min(stream.Length, EndLength + LocatorLength + MaxComment);
        var tail = new byte[length];
        stream.Position = stream.Length - length;
        stream.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || end + EndLength > length)
            return 0;
        var count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        if (count != ushort.MaxValue || end < LocatorLength)
            return count;
        // The real number is in the record for large files, to which the locator before the end points.
        var locator = tail.AsSpan(end - LocatorLength, LocatorLength);
        if (!locator.StartsWith("PK\x06\x07"u8))
            return count;
        var offset = BinaryPrimitives.ReadInt64LittleEndian(locator[8..]);
        Span<byte> record = stackalloc byte[40];
        if (offset < 0 || offset > stream.Length - record.Length)
            return 0;
        stream.Position = offset;
        stream.ReadExactly(record);
        return BinaryPrimitives.ReadInt64LittleEndian(record[32..]) is var large && large < 0 ? long.MaxValue : large;
    }
}
