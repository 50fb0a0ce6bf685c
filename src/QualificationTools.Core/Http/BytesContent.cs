using System.Net.Http.Headers;

namespace QualificationTools.Http;

/// <summary>A body that is there as a whole.</summary>
internal sealed class BytesContent(ReadOnlyMemory<byte> body, MediaTypeHeaderValue contentType)
    : TrackedContent(contentType)
{
    protected override long Length => body.Length;

    protected override Task WriteAsync(Stream stream, CancellationToken stop) => stream.WriteAsync(body, stop).AsTask();
}
