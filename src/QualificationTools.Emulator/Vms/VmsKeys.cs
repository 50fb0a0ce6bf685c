using System.Text.Json;

namespace QualificationTools.Emulator.Vms;

/// <summary>Determines the key of a call, for fault rules and the request log.</summary>
internal static class VmsKeys
{
    public static string Of(ServiceCall call) => call.Action switch
    {
        "UpdateQualification" => call.Json?.Member(VmsFormRules.Main)?.Text(VmsFormRules.Number) ?? "",
        "AddQualification" => call.Json?.Member(VmsFormRules.Main)?.Text("QualificationEntity") ?? "",
        "QueryQualification" => FirstNumber(call),
        "AddQualificationScene" or "UpdateQualificationScene" => OfScenes(call.Json) ?? "",
        "UploadQualificationFileV2" => call.Json?.Text("FileName") ?? "",
        "DownloadQualificationFile" => call.Query("FileCode"),
        _ => "",
    };

    /// <summary>Returns the number of the scenes' qualification, which is beside the list or in each scene.</summary>
    public static string? OfScenes(JsonElement? body)
    {
        if (body is not { } form)
            return null;
        if (form.Text(VmsFormRules.Number) is { } beside)
            return beside;
        if (form.Member(VmsFormRules.Scenes) is not { ValueKind: JsonValueKind.Array } scenes)
            return null;
        foreach (var scene in scenes.EnumerateArray())
            if (scene.Text(VmsFormRules.Number) is { Length: > 0 } number)
                return number;
        return null;
    }

    private static string FirstNumber(ServiceCall call)
    {
        if (call.Json?.Member("QualificationNoList") is { ValueKind: JsonValueKind.Array } numbers)
            foreach (var number in numbers.EnumerateArray())
                return number.ValueKind == JsonValueKind.String ? number.GetString()! : "";
        return "";
    }
}
