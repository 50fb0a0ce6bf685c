using System.Text;
using Microsoft.Net.Http.Headers;

namespace QualificationTools.Emulator;

/// <summary>The fields and files of a multipart body.</summary>
internal sealed class MultipartForm
{
    private readonly Dictionary<string, byte[]> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fileNames = new(StringComparer.Ordinal);

    public byte[]? File(string name) => _parts.GetValueOrDefault(name);

    public string? Text(string name) => _parts.TryGetValue(name, out var part) ? Encoding.UTF8.GetString(part) : null;

    /// <summary>The file name that came with a part; null for a plain field.</summary>
    public string? FileName(string name) => _fileNames.GetValueOrDefault(name);

    /// <summary>Reads a body, or gives null when it is no multipart form.</summary>
    public static MultipartForm? Read(string? contentType, byte[] body)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return null;
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length == 0)
            return null;
        var form = new MultipartForm();
        return form.Fill(body, Encoding.UTF8.GetBytes($"--{boundary}")) ? form : null;
    }

    /// <summary>Cuts the buffered body at its boundaries.</summary>
    private bool Fill(ReadOnlySpan<byte> body, ReadOnlySpan<byte> boundary)
    {
        var start = body.IndexOf(boundary);
        while (start >= 0)
        {
            body = body[(start + boundary.Length)..];
            if (body.StartsWith("--"u8))
                return true;
            var end = body.IndexOf(boundary);
            var head = body.IndexOf("\r\n\r\n"u8);
            // The line break before a boundary belongs to the boundary.
            if (end < 0 || head < 0 || head + 4 > end - 2)
                return false;
            Take(Encoding.UTF8.GetString(body[..head]), body[(head + 4)..(end - 2)].ToArray());
            start = end;
        }
        return false;
    }

    private void Take(string head, byte[] content)
    {
        foreach (var line in head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || !line.AsSpan(0, colon).Equals("Content-Disposition", StringComparison.OrdinalIgnoreCase)
                || !ContentDispositionHeaderValue.TryParse(line[(colon + 1)..].Trim(), out var disposition))
                continue;
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            _parts[name] = content;
            if (disposition.FileName.HasValue || disposition.FileNameStar.HasValue)
                _fileNames[name] = (disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName)).ToString();
        }
    }
}
