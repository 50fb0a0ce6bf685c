using System.Net.Http.Headers;

namespace QualificationTools.Http;

/// <summary>
/// Represents a file download: the answer is written to disk as it arrives, so memory does not grow with its size. An
/// answer that is not a file, such as an error within an HTTP 200 or a proxy's page, is left to the exchange.
/// </summary>
/// <param name="target">The target of the bytes; each attempt starts it again.</param>
/// <param name="limit">The maximum number of bytes.</param>
internal sealed class AnswerFile(Stream target, long limit)
{
    /// <summary>Gets the maximum number of bytes.</summary>
    public long Limit => limit;

    /// <summary>Gets whether the answer was a file and is complete.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Gets the content type that the service gave.</summary>
    public string? MediaType { get; private set; }

    /// <summary>Returns whether an answer is a file, by its status, its content type and its first bytes.</summary>
    public bool Takes(HttpResponseMessage response, ReadOnlySpan<byte> start)
    {
        IsComplete = false;
        MediaType = response.Content.Headers.ContentType?.MediaType;
        return response.IsSuccessStatusCode
            && !IsText(response.Content.Headers.ContentType)
            && start.TrimStart(" \t\r\n\uFEFF"u8) is not ([] or [(byte)'{' or (byte)'[' or (byte)'<', ..]);
    }

    /// <summary>Writes the file. Returns false if it is larger than allowed.</summary>
    /// <exception cref="AnswerFileException">The file could not be written.</exception>
    public async Task<bool> WriteAsync(ReadOnlyMemory<byte> start, Stream rest, CancellationToken stop)
    {
        var buffer = new byte[64 * 1024];
        var (chunk, length) = (start, 0L);
        Write(() => target.SetLength(0));
        while (chunk.Length > 0)
        {
            length += chunk.Length;
            if (length > limit)
                return false;
            var bytes = chunk;
            Write(() => target.Write(bytes.Span));
            chunk = buffer.AsMemory(0, await rest.ReadAsync(buffer, stop).ConfigureAwait(false));
        }

        Write(target.Flush);
        return IsComplete = true;
    }

    private static bool IsText(MediaTypeHeaderValue? type) =>
        type?.MediaType is { } name
        && (
            name.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("json", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("xml", StringComparison.OrdinalIgnoreCase));

    private static void Write(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AnswerFileException(e);
        }
    }
}
