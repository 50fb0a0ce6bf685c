using System.Text.Json;
using QualificationTools.Json;

namespace QualificationTools.Vms;

/// <summary>The envelope of the voice service's answers.</summary>
/// <param name="IsRecognised">Whether the answer is an envelope at all, and not a proxy's page.</param>
internal readonly record struct VmsEnvelope(bool IsRecognised)
{
    private const int GreatestDepth = 64;
    private const string NoCode = "UndefinedError";

    /// <summary>Whether it is an envelope without an error.</summary>
    public bool IsSuccess => IsRecognised && Code is null;

    /// <summary>The id by which support finds the request.</summary>
    public string? RequestId { get; private init; }

    /// <summary>The error's code, with any dotted suffix, or null where there is no error.</summary>
    public string? Code { get; private init; }

    /// <summary>The error's number, which gateway errors have.</summary>
    public int? CodeNumber { get; private init; }

    /// <summary>The error's message.</summary>
    public string? Message { get; private init; }

    /// <summary>Reads an answer. Whatever the bytes are, it does not throw.</summary>
    public static VmsEnvelope Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = GreatestDepth });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return default;
            var envelope = default(VmsEnvelope);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isMetadata = reader.ValueTextEquals("ResponseMetadata"u8);
                reader.Read();
                if (isMetadata && reader.TokenType == JsonTokenType.StartObject)
                {
                    var metadata = ReadMetadata(ref reader);
                    // Of a member that stands there twice, the one with the error counts.
                    envelope = envelope.Code is null ? metadata : envelope;
                }
                else
                {
                    reader.Skip();
                }
            }

            // What follows the object, or a missing end, makes it something else.
            while (reader.Read())
            {
            }

            return envelope;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    private static VmsEnvelope ReadMetadata(ref Utf8JsonReader reader)
    {
        string? requestId = null;
        var error = default(VmsEnvelope);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("RequestId"u8))
            {
                requestId = JsonText.ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("Error"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    error = ReadError(ref reader);
                }
                else if (reader.TokenType != JsonTokenType.Null)
                {
                    // Present means failure, whatever its form.
                    error = new VmsEnvelope(true) { Code = NoCode };
                    reader.Skip();
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return error with { IsRecognised = true, RequestId = requestId };
    }

    private static VmsEnvelope ReadError(ref Utf8JsonReader reader)
    {
        string? code = null, message = null;
        int? number = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("Code"u8))
                code = JsonText.ReadText(ref reader);
            else if (reader.ValueTextEquals("Message"u8))
                message = JsonText.ReadText(ref reader);
            else if (reader.ValueTextEquals("CodeN"u8))
                number = (int?)JsonText.ReadInt64(ref reader);
            else
                reader.Skip();
        }

        // An error without a code is an error all the same.
        return new VmsEnvelope(true) { Code = code ?? VmsErrors.NameOf(number) ?? NoCode, CodeNumber = number, Message = message };
    }
}
