using System.Text;

namespace QualificationTools.Emulator.Recording;

/// <summary>Represents a request as it arrived, and its answer.</summary>
public sealed class RecordedRequest
{
    private volatile RecordedAnswer? _answer;
    private volatile bool _applied;

    /// <summary>Gets the running number of the request since the start or the last reset, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>Gets when the request arrived, by the emulator's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Gets the HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the request target exactly as received: path and query.</summary>
    public required string Target { get; init; }

    /// <summary>Gets the request headers, in the server's order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>Gets the body, or its first part if <see cref="BodyLength"/> is larger.</summary>
    public ReadOnlyMemory<byte> Body { get; internal set; }

    /// <summary>Gets the length of the whole body in bytes.</summary>
    public long BodyLength { get; internal set; }

    /// <summary>
    /// Gets the action, such as <c>UpdateQualification</c> or <c>update_class_auth</c>; <see langword="null"/> if the
    /// target is unknown.
    /// </summary>
    public string? Action { get; init; }

    /// <summary>Gets the key: the qualification number or the merchant's entity id; empty if there is none.</summary>
    public string Key { get; internal set; } = "";

    /// <summary>
    /// Gets the number of calls with this action and key so far, including this one; 0 if the body was not read.
    /// </summary>
    public int Attempt { get; internal set; }

    /// <summary>Gets the number of the fault rule that was applied, from 1, or <see langword="null"/>.</summary>
    public int? FaultRule { get; internal set; }

    /// <summary>Gets whether the request changed the emulator's records.</summary>
    public bool Applied { get => _applied; internal set => _applied = value; }

    /// <summary>
    /// Gets the answer; <see langword="null"/> until it is determined, and for a request that gets none.
    /// </summary>
    public RecordedAnswer? Answer { get => _answer; internal set => _answer = value; }

    /// <summary>Gets the recorded body as text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    /// <summary>Returns the value of a request header, or <see langword="null"/>.</summary>
    /// <param name="name">The header's name; case does not matter.</param>
    public string? Header(string name)
    {
        foreach (var header in Headers)
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
                return header.Value;
        return null;
    }
}

/// <summary>Represents a recorded answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body as the service would have sent it; a fault may have cut it short on the way.</param>
public sealed record RecordedAnswer(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>Gets the body as text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);
}
