using System.Net.Http.Headers;

namespace QualificationTools.Http;

/// <summary>Represents a body held in memory.</summary>
internal sealed class BytesContent(ReadOnlyMemory<byte> body, MediaTypeHeaderValue contentType)
    : TrackedContent(contentType)
{
    protected override long Length => body.Length;

    protected override Task WriteAsync(Stream stream, CancellationToken stop) => stream.WriteAsync(body, stop).AsTask();
}
