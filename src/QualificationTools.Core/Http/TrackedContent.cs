using System.Net;
using System.Net.Http.Headers;

namespace QualificationTools.Http;

/// <summary>A body that knows whether any of it was handed to the connection.</summary>
internal sealed class TrackedContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _body;

    public TrackedContent(ReadOnlyMemory<byte> body, MediaTypeHeaderValue contentType)
    {
        _body = body;
        Headers.ContentType = contentType;
    }

    /// <summary>
    /// Whether writing has begun. Until then the service has at most the headers, and a request without its body takes no effect.
    /// </summary>
    public bool HasStarted { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        HasStarted = true;
        return stream.WriteAsync(_body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
