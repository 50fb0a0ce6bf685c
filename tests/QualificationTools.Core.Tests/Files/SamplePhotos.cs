using System.Buffers.Binary;
using System.Security.Cryptography;
using QualificationTools.Files;

namespace QualificationTools.Core.Tests.Files;

/// <summary>A folder of its own with made-up photos and documents, which goes when the test ends.</summary>
internal sealed class SamplePhotos : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("QualificationTools").FullName;

    /// <summary>A picture that says how wide and high it is, and then is filled up.</summary>
    public static byte[] Png(int length = 200, int seed = 1)
    {
        var content = Noise(length, seed);
        ((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 2, 0, 0, 0, 1, 0x40]).CopyTo(content);
        return content;
    }

    /// <summary>The same, with a segment of a camera before the frame.</summary>
    public static byte[] Jpeg(int cameraLength = 20_000)
    {
        var segment = new byte[cameraLength + 4];
        (segment[0], segment[1]) = (0xFF, 0xE1);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(cameraLength + 2));
        return [0xFF, 0xD8, .. segment, 0xFF, 0xC0, 0, 11, 8, 1, 0x40, 2, 0, 1, 1, 0x11, 0, .. Noise(100, 3)];
    }

    public static byte[] Pdf() => [.. "%PDF-1.7\n"u8, .. Noise(100, 4)];

    public static string Digest(byte[] content) => Convert.ToHexString(SHA256.HashData(content));

    /// <summary>Writes a file below the folder and gives its full path.</summary>
    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>A checked file.</summary>
    public LocalFile Local(string name, byte[] content, FileFormat format = FileFormat.Png) => new(Write(name, content), content.Length, Digest(content), format);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static byte[] Noise(int length, int seed)
    {
        var content = new byte[length];
        new Random(seed).NextBytes(content);
        return content;
    }
}
