using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace QualificationTools.Emulator;

/// <summary>Builds and reads small JSON texts.</summary>
internal static class JsonBytes
{
    /// <summary>The options that keep Chinese text readable, as the services themselves send it.</summary>
    public static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    public static ReadOnlyMemory<byte> Write<T>(T state, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Readable))
            write(json, state);
        return buffer.WrittenMemory;
    }

    /// <summary>Returns the member, unless it is absent or null.</summary>
    public static JsonElement? Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var member)
        && member.ValueKind != JsonValueKind.Null
            ? member
            : null;

    /// <summary>Returns the member's text, unless it is absent or not a string.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>Returns the member's number, unless it is absent or not a 32-bit integer.</summary>
    public static int? Int(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value)
            ? value
            : null;
}
