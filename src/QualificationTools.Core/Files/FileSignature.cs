using System.Buffers.Binary;

namespace QualificationTools.Files;

/// <summary>
/// Detects a file's format by its first bytes, and whether a picture's size can be read. A name proves nothing.
/// </summary>
internal static class FileSignature
{
    // A picture has about ten segments; a chain of thousands is not a picture.
    private const int MostSegments = 1000;

    private const byte FirstFrame = 0xC0;
    private const byte LastFrame = 0xCF;

    /// <summary>Returns the format, or null if no service accepts the content.</summary>
    public static FileFormat? Of(Stream stream)
    {
        Span<byte> start = stackalloc byte[8];
        stream.Position = 0;
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
            return FileFormat.Jpeg;
        if (start.SequenceEqual<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return FileFormat.Png;
        return start.StartsWith("%PDF-"u8) ? FileFormat.Pdf : null;
    }

    /// <summary>
    /// Returns whether the content is more than a signature: a picture has a width and a height. For a document the
    /// header is enough.
    /// </summary>
    public static bool IsWhole(Stream stream, FileFormat format) => format switch
    {
        FileFormat.Png => HasPngSize(stream),
        FileFormat.Jpeg => HasJpegSize(stream),
        _ => true,
    };

    // The first chunk is the header: length, name, width, height.
    private static bool HasPngSize(Stream stream)
    {
        Span<byte> header = stackalloc byte[16];
        stream.Position = 8;
        return stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length
            && header[4..8].SequenceEqual("IHDR"u8)
            && BinaryPrimitives.ReadUInt32BigEndian(header[8..]) > 0
            && BinaryPrimitives.ReadUInt32BigEndian(header[12..]) > 0;
    }

    // A chain of segments, each with its length; the frame segment holds the size. Segments from cameras precede it.
    private static bool HasJpegSize(Stream stream)
    {
        Span<byte> segment = stackalloc byte[4];
        Span<byte> frame = stackalloc byte[5];
        stream.Position = 2;
        for (var i = 0; i < MostSegments; i++)
        {
            if (
                stream.ReadAtLeast(segment, segment.Length, throwOnEndOfStream: false) < segment.Length
                || segment[0] != 0xFF)
                return false;
            var marker = segment[1];
            // Fill bytes may precede a marker.
            if (marker == 0xFF)
            {
                stream.Position -= 3;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(segment[2..]);
            // C4, C8 and CC are tables and not frames.
            if (marker is >= FirstFrame and <= LastFrame and not (0xC4 or 0xC8 or 0xCC))
            {
                return stream.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length
                    && BinaryPrimitives.ReadUInt16BigEndian(frame[3..]) > 0;
            }

            if (length < 2)
                return false;
            stream.Position += length - 2;
        }

        return false;
    }
}
