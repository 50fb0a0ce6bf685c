using System.Buffers.Binary;

namespace QualificationTools.Workbooks;

/// <summary>Computes the checksum of zip files, eight bytes at a time. The platform does not expose its own.</summary>
internal struct Crc32
{
    private static readonly uint[] Tables = MakeTables();

    private uint _complement;

    public readonly uint Value => _complement;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var crc = ~_complement;
        var tables = Tables.AsSpan();
        while (bytes.Length >= 8)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = tables[0x700 + (int)(low & 0xFF)] ^ tables[0x600 + (int)(low >> 8 & 0xFF)]
                ^ tables[0x500 + (int)(low >> 16 & 0xFF)] ^ tables[0x400 + (int)(low >> 24)]
                ^ tables[0x300 + (int)(high & 0xFF)] ^ tables[0x200 + (int)(high >> 8 & 0xFF)]
                ^ tables[0x100 + (int)(high >> 16 & 0xFF)] ^ tables[(int)(high >> 24)];
            bytes = bytes[8..];
        }

        foreach (var one in bytes)
            crc = tables[(int)((crc ^ one) & 0xFF)] ^ crc >> 8;
        _complement = ~crc;
    }

    private static uint[] MakeTables()
    {
        const uint Polynomial = 0xEDB88320;
        var tables = new uint[8 * 256];
        for (var i = 0; i < 256; i++)
        {
            var crc = (uint)i;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ Polynomial;
            tables[i] = crc;
        }

        for (var i = 256; i < tables.Length; i++)
            tables[i] = tables[(int)(tables[i - 256] & 0xFF)] ^ tables[i - 256] >> 8;
        return tables;
    }
}
