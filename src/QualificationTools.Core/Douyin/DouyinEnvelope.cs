using System.Text.Json;
using QualificationTools.Http;

namespace QualificationTools.Douyin;

/// <summary>
/// The envelope of the open platform's answers. Five forms occur: <c>err{err_code, err_msg}</c>, <c>err_no/err_tips</c>,
/// <c>err_no/err_msg/log_id</c>, <c>data{error_code, description}</c> and <c>extra{error_code, description, logid}</c>.
/// </summary>
internal readonly record struct DouyinEnvelope
{
    private const int GreatestDepth = 64;

    /// <summary>The error's code, 0 for a success; null where the answer is no envelope.</summary>
    public long? Code { get; private init; }

    /// <summary>The error's message.</summary>
    public string? Message { get; private init; }

    /// <summary>The log id that the body holds; the header <c>X-Tt-Logid</c> is the better source.</summary>
    public string? LogId { get; private init; }

    /// <summary>The id of the review that began, <c>class_auth_taskid</c>.</summary>
    public string? TaskId { get; private init; }

    /// <summary>Reads an answer. Whatever the bytes are, it does not throw.</summary>
    public static DouyinEnvelope Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = GreatestDepth });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return default;
            var envelope = ReadMembers(ref reader, default, isOutermost: true);
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

    private static DouyinEnvelope ReadMembers(ref Utf8JsonReader reader, DouyinEnvelope envelope, bool isOutermost)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("err_code"u8) || reader.ValueTextEquals("err_no"u8) || reader.ValueTextEquals("error_code"u8))
            {
                // Where an answer has two codes, the one that tells of an error counts.
                if (JsonText.ReadInt64(ref reader) is { } code && envelope.Code is null or 0)
                    envelope = envelope with { Code = code };
            }
            else if (reader.ValueTextEquals("err_msg"u8) || reader.ValueTextEquals("err_tips"u8) || reader.ValueTextEquals("description"u8))
            {
                var message = JsonText.ReadText(ref reader);
                if (string.IsNullOrEmpty(envelope.Message))
                    envelope = envelope with { Message = message };
            }
            else if (reader.ValueTextEquals("log_id"u8) || reader.ValueTextEquals("logid"u8))
            {
                envelope = envelope with { LogId = JsonText.ReadText(ref reader) ?? envelope.LogId };
            }
            else if (reader.ValueTextEquals("class_auth_taskid"u8))
            {
                envelope = envelope with { TaskId = JsonText.ReadText(ref reader) ?? envelope.TaskId };
            }
            else
            {
                var isPart = isOutermost && (reader.ValueTextEquals("err"u8) || reader.ValueTextEquals("data"u8) || reader.ValueTextEquals("extra"u8));
                reader.Read();
                if (isPart && reader.TokenType == JsonTokenType.StartObject)
                    envelope = ReadMembers(ref reader, envelope, isOutermost: false);
                else
                    reader.Skip();
            }
        }

        return envelope;
    }
}
