using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using QualificationTools.Emulator.Faults;

namespace QualificationTools.Emulator.Douyin;

/// <summary>
/// Wraps results and errors in the platform's envelopes. Every answer has the log id that support asks for.
/// </summary>
internal static class DouyinEnvelope
{
    private const string LogIdHeader = "X-Tt-Logid";

    /// <summary>Returns an answer in the <c>err{err_code, err_msg}</c> envelope.</summary>
    public static Answer Ok<T>(ServiceCall call, T state, Action<Utf8JsonWriter, T> members) =>
        Write(call, (state, members), static (json, part, _) =>
        {
            json.WriteStartObject();
            part.members(json, part.state);
            json.WriteStartObject("err");
            json.WriteNumber("err_code", 0);
            json.WriteString("err_msg", "");
            json.WriteEndObject();
            json.WriteEndObject();
        });

    /// <summary>
    /// Returns an answer in the <c>err_no</c> envelope, with <c>err_tips</c> or with <c>err_msg</c> and <c>log_id</c>.
    /// </summary>
    public static Answer OkNumbered<T>(
        ServiceCall call,
        FaultEnvelope envelope,
        T state,
        Action<Utf8JsonWriter, T> members) =>
        Write(
            call,
            (state, members, envelope),
            static (json, part, logId) =>
            {
                json.WriteStartObject();
                json.WriteNumber("err_no", 0);
                json.WriteString(part.envelope == FaultEnvelope.ErrTips ? "err_tips" : "err_msg", "success");
                if (part.envelope == FaultEnvelope.ErrMsg)
                    json.WriteString("log_id", logId);
                part.members(json, part.state);
                json.WriteEndObject();
            });

    public static Answer Error(ServiceCall call, FaultEnvelope envelope, DouyinProblem problem) =>
        Write(call, (envelope, problem), static (json, part, logId) =>
        {
            var (code, message) = part.problem;
            json.WriteStartObject();
            switch (part.envelope)
            {
                case FaultEnvelope.ErrTips:
                    json.WriteNumber("err_no", code);
                    json.WriteString("err_tips", message);
                    json.WriteStartObject("data");
                    json.WriteEndObject();
                    break;
                case FaultEnvelope.ErrMsg:
                    json.WriteNumber("err_no", code);
                    json.WriteString("err_msg", message);
                    json.WriteString("log_id", logId);
                    break;
                case FaultEnvelope.Data:
                    WriteBlock(json, "data", "error_code", "description", code, message);
                    json.WriteEndObject();
                    break;
                case FaultEnvelope.Extra:
                    WriteBlock(json, "extra", "error_code", "description", code, message);
                    json.WriteString("logid", logId);
                    json.WriteEndObject();
                    break;
                default:
                    WriteBlock(json, "err", "err_code", "err_msg", code, message);
                    json.WriteEndObject();
                    break;
            }
            json.WriteEndObject();
        });

    /// <summary>Returns the envelope of a call's own errors.</summary>
    public static FaultEnvelope Of(string action) => action switch
    {
        "token" or "upload_material" => FaultEnvelope.ErrTips,
        "query_class_info" => FaultEnvelope.ErrMsg,
        _ => FaultEnvelope.Err,
    };

    private static void WriteBlock(
        Utf8JsonWriter json,
        string block,
        string codeName,
        string messageName,
        int code,
        string message)
    {
        json.WriteStartObject(block);
        json.WriteNumber(codeName, code);
        json.WriteString(messageName, message);
    }

    private static Answer Write<T>(ServiceCall call, T state, Action<Utf8JsonWriter, T, string> write)
    {
        var logId = NewLogId(call.Now);
        var body = JsonBytes.Write(
            (state, write, logId),
            static (json, part) => part.write(json, part.state, part.logId));
        return new Answer(200, body).With(LogIdHeader, logId);
    }

    /// <summary>Returns a log id in the platform's form: the time to the second and 18 hexadecimal digits.</summary>
    private static string NewLogId(DateTimeOffset now)
    {
        Span<byte> random = stackalloc byte[9];
        RandomNumberGenerator.Fill(random);
        return string.Concat(now.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture), Convert.ToHexString(random));
    }
}
