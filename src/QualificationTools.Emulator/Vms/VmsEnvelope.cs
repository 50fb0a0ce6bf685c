using System.Globalization;
using System.Text.Json;

namespace QualificationTools.Emulator.Vms;

/// <summary>Wraps results and errors as the gateway does.</summary>
internal static class VmsEnvelope
{
    public const string Version = "2022-01-01";
    public const string Service = "vms";
    private const string DefaultRegion = "cn-north-1";
    private static long _lastRequest = Random.Shared.NextInt64(100_000_000_000_000);

    /// <summary>Returns the success of an action without a result, which SDKs type in different ways.</summary>
    public static Answer Ok(ServiceCall call, string region, string emptyResult) => emptyResult == "missing"
        ? new(200, JsonBytes.Write((call, region), static (json, part) =>
        {
            json.WriteStartObject();
            WriteMetadata(json, part.call, part.region, null, "");
            json.WriteEndObject();
        }))
        : Ok(call, region, emptyResult, static (json, result) => json.WriteRawValue(result switch
        {
            "null" => "null",
            "emptyText" => "\"\"",
            "text" => "\"success\"",
            _ => "{}",
        }));

    /// <summary>Returns a success.</summary>
    public static Answer Ok<T>(ServiceCall call, string region, T state, Action<Utf8JsonWriter, T> result) =>
        new(200, JsonBytes.Write((call, region, state, result), static (json, part) =>
        {
            json.WriteStartObject();
            WriteMetadata(json, part.call, part.region, null, "");
            json.WritePropertyName("Result");
            part.result(json, part.state);
            json.WriteEndObject();
        }));

    public static Answer Error(ServiceCall call, VmsError error, string message, string region = DefaultRegion) =>
        new(error.Status, JsonBytes.Write((call, region, error, message), static (json, part) =>
        {
            json.WriteStartObject();
            WriteMetadata(json, part.call, part.region, part.error, part.message);
            json.WriteEndObject();
        }));

    public static Answer Error(ServiceCall call, VmsRefusal refusal, string region = DefaultRegion) =>
        Error(call, refusal.Error, refusal.Message, region);

    private static void WriteMetadata(
        Utf8JsonWriter json,
        ServiceCall call,
        string region,
        VmsError? error,
        string message)
    {
        json.WriteStartObject("ResponseMetadata");
        json.WriteString("RequestId", NewRequestId(call.Now));
        json.WriteString("Action", call.Action);
        json.WriteString("Version", Version);
        json.WriteString("Service", Service);
        json.WriteString("Region", region);
        if (error is not null)
        {
            json.WriteStartObject("Error");
            if (error.CodeN is { } number)
                json.WriteNumber("CodeN", number);
            json.WriteString("Code", error.Code);
            json.WriteString("Message", message);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    /// <summary>Returns a request id in the service's form: the time to the millisecond and 15 more digits.</summary>
    private static string NewRequestId(DateTimeOffset now) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{now.UtcDateTime:yyyyMMddHHmmssfff}{Interlocked.Increment(ref _lastRequest) % 1_000_000_000_000_000:D15}"
        );
}
