using System.IO.Compression;

namespace QualificationTools.Files;

/// <summary>
/// Represents a picture in a workbook, with its own kind of path: the workbook's, then <c>!/</c> and the part, such as
/// <c>名单.xlsx!/xl/media/image1.png</c>. It is read from there when needed, so no file is created for it.
/// </summary>
/// <param name="Workbook">The path of the workbook.</param>
/// <param name="Part">The name of the part.</param>
internal readonly record struct WorkbookPicture(string Workbook, string Part)
{
    /// <summary>The most bytes that are read of a picture, whatever the limits of a service are.</summary>
    public const long LargestLength = 64L << 20;

    private const string Separator = ".xlsx!/";

    /// <summary>Returns the path.</summary>
    public override string ToString() => $"{Workbook}!/{Part}";

    /// <summary>Returns the picture that a path means, or null for the path of a file.</summary>
    public static WorkbookPicture? Of(string path)
    {
        var at = path.LastIndexOf(Separator, StringComparison.OrdinalIgnoreCase);
        return at < 0
            ? null
            : new WorkbookPicture(path[..(at + Separator.Length - 2)], path[(at + Separator.Length)..]);
    }

    /// <summary>Reads the picture.</summary>
    /// <returns>Its bytes, or null if it exceeds the limit.</returns>
    /// <exception cref="FileNotFoundException">The workbook has no such part.</exception>
    /// <exception cref="IOException">The workbook cannot be read, or is not one.</exception>
    public MemoryStream? Read()
    {
        var path = Workbook;
        using var file = FilePatience.Short.Try(() =>
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            var name = Part;
            var entry =
                archive.GetEntry(name)
                ?? archive.Entries.FirstOrDefault(one =>
                    one.FullName.Replace('\\', '/').TrimStart('/').Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new FileNotFoundException();
            if (entry.Length > LargestLength)
                return null;
            var bytes = new MemoryStream((int)entry.Length);
            using var part = entry.Open();
            var buffer = new byte[16 * 1024];
            // It unpacks to more than the directory entry says.
            for (var left = entry.Length; left > 0;)
            {
                var read = part.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
                if (read == 0)
                    throw new InvalidDataException();
                bytes.Write(buffer, 0, read);
                left -= read;
            }

            bytes.Position = 0;
            return bytes;
        }
        catch (InvalidDataException e)
        {
            throw new IOException(e.Message, e);
        }
    }
}
