using System.Text.Json;
using QualificationTools.Json;

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
            var envelope = ReadMembers(ref reader, isOutermost: true);
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

    // Where an answer has two codes, the one that tells of an error counts, and its message with it.
    private DouyinEnvelope With(DouyinEnvelope part)
    {
        var main = part.Code is not null && (Code is null || (Code == 0 && part.Code != 0)) ? part : this;
        return new DouyinEnvelope
        {
            Code = main.Code,
            Message = main.Message is { Length: > 0 } ? main.Message : Message is { Length: > 0 } ? Message : part.Message,
            LogId = LogId ?? part.LogId,
            TaskId = TaskId ?? part.TaskId,
        };
    }

    private static DouyinEnvelope ReadMembers(ref Utf8JsonReader reader, bool isOutermost)
    {
        var own = default(DouyinEnvelope);
        var parts = default(DouyinEnvelope);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("err_code"u8) || reader.ValueTextEquals("err_no"u8) || reader.ValueTextEquals("error_code"u8))
            {
                if (JsonText.ReadInt64(ref reader) is { } code && own.Code is null or 0)
                    own = own with { Code = code };
            }
            else if (reader.ValueTextEquals("err_msg"u8) || reader.ValueTextEquals("err_tips"u8) || reader.ValueTextEquals("description"u8))
            {
                var message = JsonText.ReadText(ref reader);
                if (string.IsNullOrEmpty(own.Message))
                    own = own with { Message = message };
            }
            else if (reader.ValueTextEquals("log_id"u8) || reader.ValueTextEquals("logid"u8))
            {
                own = own with { LogId = JsonText.ReadText(ref reader) ?? own.LogId };
            }
            else if (reader.ValueTextEquals("class_auth_taskid"u8))
            {
                own = own with { TaskId = JsonText.ReadText(ref reader) ?? own.TaskId };
            }
            else
            {
                var isPart = isOutermost && (reader.ValueTextEquals("err"u8) || reader.ValueTextEquals("data"u8) || reader.ValueTextEquals("extra"u8));
                reader.Read();
                if (isPart && reader.TokenType == JsonTokenType.StartObject)
                    parts = parts.With(ReadMembers(ref reader, isOutermost: false));
                else
                    reader.Skip();
            }
        }

        return own.With(parts);
    }
}
