using System.Net.Http.Headers;

namespace QualificationTools.Http;

/// <summary>
/// A file that is fetched: the answer goes to it as it comes, so that memory does not grow with its size. An answer
/// that is no file, such as an error within an HTTP 200 or a proxy's page, is left to the exchange.
/// </summary>
/// <param name="target">Where the bytes go; each attempt begins it anew.</param>
/// <param name="limit">The most bytes.</param>
internal sealed class AnswerFile(Stream target, long limit)
{
    /// <summary>The most bytes.</summary>
    public long Limit => limit;

    /// <summary>Whether the answer was a file, and all of it is there.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The type that the service gave it.</summary>
    public string? MediaType { get; private set; }

    /// <summary>Whether an answer is a file, by its status, its type and its first bytes.</summary>
    public bool Takes(HttpResponseMessage response, ReadOnlySpan<byte> start)
    {
        IsComplete = false;
        MediaType = response.Content.Headers.ContentType?.MediaType;
        return response.IsSuccessStatusCode
            && !IsText(response.Content.Headers.ContentType)
            && start.TrimStart(" \t\r\n\uFEFF"u8) is not ([] or [(byte)'{' or (byte)'[' or (byte)'<', ..]);
    }

    /// <summary>Writes the file. False where it is larger than allowed.</summary>
    /// <exception cref="AnswerFileException">It could not be written.</exception>
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
