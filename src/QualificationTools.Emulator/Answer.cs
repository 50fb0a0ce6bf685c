namespace QualificationTools.Emulator;

/// <summary>What a service answers, before any fault touches it.</summary>
internal sealed record Answer(int Status, ReadOnlyMemory<byte> Body)
{
    public const string Json = "application/json; charset=utf-8";

    public string ContentType { get; init; } = Json;

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public Answer With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}
