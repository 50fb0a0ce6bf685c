using System.Text.Json;
using System.Text.Unicode;
using QualificationTools.Emulator.Recording;

namespace QualificationTools.Emulator.Admin;

/// <summary>Writes recorded requests.</summary>
internal static class RequestsJson
{
    public static void Write(Utf8JsonWriter json, IEnumerable<RecordedRequest> requests, Uri endpoint)
    {
        json.WriteStartArray();
        foreach (var request in requests)
        {
            json.WriteStartObject();
            json.WriteNumber("number", request.Number);
            json.WriteString("time", request.Time);
            json.WriteString("method", request.Method);
            json.WriteString("url", endpoint.GetLeftPart(UriPartial.Authority) + request.Target);
            WriteNullable(json, "action", request.Action);
            json.WriteString("key", request.Key);
            json.WriteNumber("attempt", request.Attempt);
            json.WriteBoolean("applied", request.Applied);
            if (request.FaultRule is { } rule)
                json.WriteNumber("faultRule", rule);
            json.WriteStartObject("headers");
            foreach (var header in request.Headers)
                json.WriteString(header.Key, header.Value);
            json.WriteEndObject();
            json.WriteNumber("bodyLength", request.BodyLength);
            WriteBytes(json, "body", request.Body.Span);
            WriteAnswer(json, request.Answer);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteAnswer(Utf8JsonWriter json, RecordedAnswer? answer)
    {
        if (answer is null)
        {
            json.WriteNull("answer");
            return;
        }
        json.WriteStartObject("answer");
        json.WriteNumber("status", answer.Status);
        WriteBytes(json, "body", answer.Body.Span);
        json.WriteEndObject();
    }

    /// <summary>Writes text as text, anything else as base64 under another name to avoid confusion.</summary>
    private static void WriteBytes(Utf8JsonWriter json, string name, ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            json.WriteString(name, bytes);
        else
            json.WriteBase64String(name + "Base64", bytes);
    }

    private static void WriteNullable(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
            json.WriteNull(name);
        else
            json.WriteString(name, text);
    }
}
