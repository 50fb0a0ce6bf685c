using System.Net.Http.Headers;

namespace QualificationTools.Http;

/// <summary>One request and what became of it.</summary>
/// <param name="Delivery">What is known of it.</param>
/// <param name="FailureId">Where no answer came, the id of the reason; it names a message too.</param>
internal sealed record HttpExchange(Delivery Delivery, string? FailureId = null)
{
    /// <summary>The status, or 0 where no answer came.</summary>
    public int Status { get; init; }

    /// <summary>Gets what the message of the reason is about.</summary>
    public object[] FailureDetails { get; init; } = [];

    /// <summary>The body, as far as the limit lets it.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The answer's headers.</summary>
    public HttpResponseHeaders? Headers { get; init; }

    /// <summary>How long the service asks to wait, from either form of <c>Retry-After</c>.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now) => Headers?.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        // The service's own clock decides, where it says what that is.
        { Date: { } date } => Positive(date - (Headers.Date ?? now)),
        _ => null,
    };

    /// <summary>Gives the first value of a header.</summary>
    public string? Header(string name) =>
        Headers is not null && Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
