using System.Buffers.Binary;
using System.Text;

namespace QualificationTools.Workbooks;

/// <summary>
/// Reads the names in the directory of an OLE compound file, the container of old workbooks and encrypted new ones.
/// </summary>
internal static class CompoundFile
{
    private const int HeaderLength = 512;
    private const int EntryLength = 128;
    private const int MaxDirectorySectors = 256;
    private const int TableSectorsInHeader = 109;

    /// <summary>Gets the first eight bytes of such a file.</summary>
    public static ReadOnlySpan<byte> Signature => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Returns the names of its streams, as many as can be read.</summary>
    public static IReadOnlyCollection<string> ReadNames(Stream stream)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var header = new byte[HeaderLength];
        stream.Position = 0;
        if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength)
            return names;
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(0x1E));
        if (shift is not (9 or 12))
            return names;
        var sector = new byte[1 << shift];
        var next = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(0x30));
        for (var i = 0; i < MaxDirectorySectors && ReadSector(stream, next, sector); i++)
        {
            for (var at = 0; at < sector.Length; at += EntryLength)
            {
                var bytes = BinaryPrimitives.ReadUInt16LittleEndian(sector.AsSpan(at + 64));
                if (bytes is > 2 and <= 64)
                    names.Add(Encoding.Unicode.GetString(sector, at, bytes - 2));
            }

            next = NextSector(stream, header, next, sector);
        }

        return names;
    }

    private static uint NextSector(Stream stream, byte[] header, uint current, byte[] sector)
    {
        var perSector = (uint)sector.Length / sizeof(uint);
        var table = current / perSector;
        if (table >= TableSectorsInHeader)
            return uint.MaxValue;
        var tableSector = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(0x4C + (int)table * sizeof(uint)));
        return ReadSector(stream, tableSector, sector)
            ? BinaryPrimitives.ReadUInt32LittleEndian(sector.AsSpan((int)(current % perSector) * sizeof(uint)))
            : uint.MaxValue;
    }

    private static bool ReadSector(Stream stream, uint number, byte[] sector)
    {
        var position = (number + 1L) * sector.Length;
        if (position >= stream.Length)
            return false;
        stream.Position = position;
        Array.Clear(sector);
        // The last sector of a file may be shorter.
        return stream.ReadAtLeast(sector, sector.Length, throwOnEndOfStream: false) > 0;
    }
}
