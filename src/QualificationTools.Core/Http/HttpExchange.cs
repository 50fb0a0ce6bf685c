using System.Net.Http.Headers;

namespace QualificationTools.Http;

/// <summary>Represents one request and its outcome.</summary>
/// <param name="Delivery">What is known about the request.</param>
/// <param name="FailureId">The id of the reason if no answer came, which is also the name of its message.</param>
internal sealed record HttpExchange(Delivery Delivery, string? FailureId = null)
{
    /// <summary>Gets the status, or 0 if no answer came.</summary>
    public int Status { get; init; }

    /// <summary>Gets the arguments of the reason's message.</summary>
    public object[] FailureDetails { get; init; } = [];

    /// <summary>Gets the body, up to the limit.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Gets the answer's headers.</summary>
    public HttpResponseHeaders? Headers { get; init; }

    /// <summary>Gets how long the service asks to wait, from either form of <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now) => Headers?.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        // The service's own clock is used if it sent the time.
        { Date: { } date } => Positive(date - (Headers.Date ?? now)),
        _ => null,
    };

    /// <summary>Returns the first value of a header.</summary>
    public string? Header(string name) =>
        Headers is not null && Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
