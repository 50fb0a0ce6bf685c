namespace QualificationTools.Emulator;

/// <summary>Represents what a service answers, before any fault touches it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
public sealed record Answer(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>The content type of JSON, as the services give it.</summary>
    public const string Json = "application/json; charset=utf-8";

    /// <summary>Gets the content type.</summary>
    public string ContentType { get; init; } = Json;

    /// <summary>Gets the headers, apart from the content's and the date.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Returns the same answer with one header more.</summary>
    /// <param name="header">The header's name.</param>
    /// <param name="value">The header's value.</param>
    /// <returns>The answer.</returns>
    public Answer With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}
