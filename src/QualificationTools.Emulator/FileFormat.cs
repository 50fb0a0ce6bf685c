namespace QualificationTools.Emulator;

/// <summary>Detects a file's format from its first bytes, because a name proves nothing.</summary>
internal static class FileFormat
{
    public const string Jpeg = "jpeg";
    public const string Png = "png";
    public const string Pdf = "pdf";

    public static string? Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
            return Jpeg;
        if (content.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return Png;
        return content.StartsWith("%PDF-"u8) ? Pdf : null;
    }

    public static string MediaType(ReadOnlySpan<byte> content) => Of(content) switch
    {
        Jpeg => "image/jpeg",
        Png => "image/png",
        Pdf => "application/pdf",
        _ => "application/octet-stream",
    };
}
