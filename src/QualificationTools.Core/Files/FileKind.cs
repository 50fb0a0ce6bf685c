namespace QualificationTools.Files;

/// <summary>A kind of file as a service's upload knows it.</summary>
/// <param name="Name">The kind on the wire.</param>
/// <param name="LargestMegabytes">The greatest size, in units of 1,048,576 bytes.</param>
/// <param name="Formats">The formats that are taken.</param>
internal sealed record FileKind(string Name, int LargestMegabytes, params FileFormat[] Formats)
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>Gets the greatest size in bytes.</summary>
    public long LargestLength => (long)LargestMegabytes * Megabyte;

    /// <summary>Returns a length in megabytes, for a person; never less than it is.</summary>
    public static string Megabytes(long length) =>
        (Math.Ceiling(100d * length / Megabyte) / 100).ToString(
            "0.##",
            System.Globalization.CultureInfo.InvariantCulture);
}
