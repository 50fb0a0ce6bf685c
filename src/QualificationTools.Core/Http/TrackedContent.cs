using System.Net;
using System.Net.Http.Headers;

namespace QualificationTools.Http;

/// <summary>A body that knows whether any of it was handed to the connection.</summary>
internal abstract class TrackedContent : HttpContent
{
    protected TrackedContent(MediaTypeHeaderValue contentType) => Headers.ContentType = contentType;

    /// <summary>
    /// Whether writing has begun. Until then the service has at most the headers, and a request without its body takes
    /// no effect.
    /// </summary>
    public bool HasStarted { get; private set; }

    /// <summary>Where the body itself broke off, the id of the reason.</summary>
    public string? FailureId { get; protected set; }

    /// <summary>The body's length in bytes.</summary>
    protected abstract long Length { get; }

    /// <summary>Lets a body that takes its time put the end of the exchange off.</summary>
    /// <param name="deadline">Ends the exchange.</param>
    /// <param name="timeout">The time that the exchange has.</param>
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
