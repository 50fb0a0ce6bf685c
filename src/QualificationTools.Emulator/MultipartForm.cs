using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace QualificationTools.Emulator;

/// <summary>Represents the fields and files of a multipart body.</summary>
internal sealed class MultipartForm
{
    private readonly Dictionary<string, byte[]> _parts = new(StringComparer.Ordinal);

    /// <summary>Returns a part's content.</summary>
    public byte[]? File(string name) => _parts.GetValueOrDefault(name);

    /// <summary>Returns a part's text.</summary>
    public string? Text(string name) => _parts.TryGetValue(name, out var part) ? Encoding.UTF8.GetString(part) : null;

    /// <summary>Reads a body; returns <see langword="null"/> if it is not a complete multipart form.</summary>
    public static MultipartForm? Read(string? contentType, ReadOnlyMemory<byte> body)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is not { Length: > 0 } boundary)
            return null;
        // The body is in memory, so this never waits.
        return ReadAsync(new MultipartReader(boundary, new MemoryStream(body.ToArray()))).GetAwaiter().GetResult();
    }

    private static async Task<MultipartForm?> ReadAsync(MultipartReader reader)
    {
        var form = new MultipartForm();
        try
        {
            while (await reader.ReadNextSectionAsync() is { } section)
            {
                if (section.GetContentDispositionHeader()?.Name is not { HasValue: true } name)
                    continue;
                using var content = new MemoryStream();
                await section.Body.CopyToAsync(content);
                form._parts[HeaderUtilities.RemoveQuotes(name).ToString()] = content.ToArray();
            }

            return form;
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            return null;
        }
    }
}
