namespace QualificationTools.Emulator;

/// <summary>Represents a service's answer, before any fault is applied to it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
public sealed record Answer(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>The content type of JSON, as the services send it.</summary>
    public const string Json = "application/json; charset=utf-8";

    /// <summary>Gets the content type.</summary>
    public string ContentType { get; init; } = Json;

    /// <summary>Gets the headers, except those of the content and the date.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Returns a copy of the answer with one more header.</summary>
    /// <param name="header">The header's name.</param>
    /// <param name="value">The header's value.</param>
    /// <returns>The answer.</returns>
    public Answer With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}
