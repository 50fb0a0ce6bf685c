using System.Net;
using System.Net.Http.Headers;

namespace QualificationTools.Http;

/// <summary>Represents a body that knows whether any part of it was passed to the connection.</summary>
internal abstract class TrackedContent : HttpContent
{
    protected TrackedContent(MediaTypeHeaderValue contentType) => Headers.ContentType = contentType;

    /// <summary>
    /// Gets whether writing has begun. Until then the service has at most the headers, and a request without its body
    /// takes no effect.
    /// </summary>
    public bool HasStarted { get; private set; }

    /// <summary>Gets the id of the reason if the body itself failed.</summary>
    public string? FailureId { get; protected set; }

    /// <summary>Gets the body's length in bytes.</summary>
    protected abstract long Length { get; }

    /// <summary>Extends the deadline while the body is still being sent.</summary>
    /// <param name="deadline">Cancels the exchange.</param>
    /// <param name="timeout">The time for the exchange.</param>
    public virtual void Watch(CancellationTokenSource deadline, TimeSpan timeout) { }

    protected abstract Task WriteAsync(Stream stream, CancellationToken stop);

    protected sealed override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected sealed override Task SerializeToStreamAsync(
        Stream stream,
        TransportContext? context,
        CancellationToken cancellationToken)
    {
        HasStarted = true;
        return WriteAsync(stream, cancellationToken);
    }

    protected sealed override bool TryComputeLength(out long length)
    {
        length = Length;
        return true;
    }
}
