using System.Globalization;

namespace QualificationTools.Files;

/// <summary>Creates file names from a service's names. They never lead out of a folder, on any system.</summary>
internal static class FileName
{
    private const int Longest = 150;

    // The superscripts are digits to Windows.
    private static readonly HashSet<string> Reserved = new(
        [
            "CON",
            "PRN",
            "AUX",
            "NUL",
            "CONIN$",
            "CONOUT$",
            "COM¹",
            "COM²",
            "COM³",
            "LPT¹",
            "LPT²",
            "LPT³",
            .. Enumerable
                .Range(0, 10)
                .SelectMany(number =>
                    new[]
                    {
                        string.Create(CultureInfo.InvariantCulture, $"COM{number}"),
                        string.Create(CultureInfo.InvariantCulture, $"LPT{number}"),
                    }),
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the last part of a code, with nothing but letters, digits, points, hyphens and underscores.
    /// </summary>
    /// <param name="code">The service's name of the file.</param>
    /// <param name="mediaType">The content type that the service gave; it determines the extension if the code has
    /// none.</param>
    public static string Of(string code, string? mediaType)
    {
        var last = code[(code.LastIndexOfAny(['/', '\\', ':']) + 1)..];
        var safe = string.Concat(last.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'))
            .Trim('.');
        if (safe.Length > Longest)
            safe = safe[^Longest..].TrimStart('.');
        if (safe.Length == 0 || IsReserved(safe))
            safe = "_" + safe;
        return Path.HasExtension(safe) ? safe : safe + Ending(mediaType);
    }

    /// <summary>Returns whether Windows keeps a name for a device, with whatever ending.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name.Split('.', 2)[0].TrimEnd(' '));

    private static string Ending(string? mediaType) => mediaType?.ToUpperInvariant() switch
    {
        "IMAGE/JPEG" or "IMAGE/JPG" => ".jpeg",
        "IMAGE/PNG" => ".png",
        "IMAGE/BMP" => ".bmp",
        "APPLICATION/PDF" => ".pdf",
        _ => "",
    };
}
