using QualificationTools.Json;

namespace QualificationTools.Douyin;

/// <summary>
/// The envelope of the open platform's answers. Five forms occur: <c>err{err_code, err_msg}</c>,
/// <c>err_no/err_tips</c>, <c>err_no/err_msg/log_id</c>, <c>data{error_code, description}</c> and <c>extra{error_code,
/// description, logid}</c>.
/// </summary>
internal readonly record struct DouyinEnvelope
{
    private static readonly string[] Parts = ["err", "data", "extra"];
    private static readonly string[] Codes = ["err_code", "err_no", "error_code"];
    private static readonly string[] Messages = ["err_msg", "err_tips", "description"];
    private static readonly string[] LogIds = ["log_id", "logid"];

    /// <summary>Gets the error's code, 0 for a success; null if the answer is not an envelope.</summary>
    public long? Code { get; private init; }

    /// <summary>Gets the error's message.</summary>
    public string? Message { get; private init; }

    /// <summary>Gets the log id that the body holds; the header <c>X-Tt-Logid</c> is the better source.</summary>
    public string? LogId { get; private init; }

    /// <summary>Gets the id of the review that began, <c>class_auth_taskid</c>.</summary>
    public string? TaskId { get; private init; }

    /// <summary>Returns the envelope of an answer. Whatever the bytes are, it does not throw.</summary>
    public static DouyinEnvelope Read(ReadOnlySpan<byte> body)
    {
        var root = AnswerObject.Parse(body);
        // The error must be readable; the data may be anything.
        if (!root.TryObject("err", out _) || !TryMembers(root, out var envelope))
            return default;
        foreach (var name in Parts)
        {
            if (root.Contradicts(name) || !TryMembers(root.Object(name), out var part))
                return default;
            envelope = envelope.With(part);
        }

        return envelope;
    }

    // If an answer has two codes, the one that reports an error counts, with its message.
    private DouyinEnvelope With(DouyinEnvelope part)
    {
        var main = part.Code is not null && (Code is null || (Code == 0 && part.Code != 0)) ? part : this;
        return new DouyinEnvelope
        {
            Code = main.Code,
            Message = main.Message ?? Message ?? part.Message,
            LogId = LogId ?? part.LogId,
            TaskId = TaskId ?? part.TaskId,
        };
    }

    // A code that cannot be read may be that of an error, so no other one counts.
    private static bool TryMembers(AnswerObject part, out DouyinEnvelope members)
    {
        long? code = null;
        members = default;
        foreach (var name in Codes)
        {
            if (!part.TryNumber(name, out var own))
                return false;
            code = code is null or 0 ? own ?? code : code;
        }

        members = new DouyinEnvelope
        {
            Code = code,
            Message = First(part, Messages),
            LogId = First(part, LogIds),
            TaskId = part.Text("class_auth_taskid"),
        };
        return true;
    }

    private static string? First(AnswerObject part, string[] names)
    {
        foreach (var name in names)
        {
            if (part.Text(name) is { } text)
                return text;
        }

        return null;
    }
}
