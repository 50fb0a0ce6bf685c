using System.Collections.Frozen;
using System.Text.Json;

namespace QualificationTools.Emulator.Vms;

/// <summary>Checks a form as the service does: required members and their JSON types.</summary>
internal static class VmsFormRules
{
    public const string Main = "QualificationMainInfoFormDO";
    public const string Admin = "QualificationAdminInfoFormDO";
    public const string Scenes = "QualificationScenarioInfoFormDOList";
    public const string Number = "QualificationNo";
    public const int MostScenes = 10;

    private static readonly FrozenDictionary<string, JsonValueKind> MainMembers = Members(
        ["QualificationId", "CertificateThreeInOne", "ReqSourceType"],
        [
            Number,
            "QualificationEntity",
            "EnterpriseAddress",
            "LegalRepresentativeName",
            "LegalRepresentativeId",
            "LegalRepresentativeFrontIdPhotoFileCode",
            "LegalRepresentativeBackIdPhotoFileCode",
            "DocOfNumberApplyPhotoFileCode",
            "CommitmentLetterOfNetAccessPhotoFileCode",
            "UnitSocialCreditCode",
            "ThreeInOneBusinessLicensePhotoFileCode",
            "CodeOfOrganizationCertificate",
            "BusinessLicensePhotoFileCode",
            "CertificateOfOrganizationCodesPhotoFileCode",
            "CertificateOfTaxationRegistrationPhotoFileCode",
        ]);

    private static readonly FrozenDictionary<string, JsonValueKind> AdminMembers = Members(
        ["QualificationId"],
        [
            "Name",
            "ContactNumber",
            "IdCardNumber",
            "IdCardFrontPhotoFileCode",
            "IdCardBackPhotoFileCode",
            "IdCardPhotoWithPeopleFileCode",
            "ApprovalInstanceCode",
        ]);

    private static readonly FrozenDictionary<string, JsonValueKind> SceneMembers = Members(
        ["SceneType", "QualificationId"],
        ["Description", "ScenarioOfCalling", Number]);

    /// <summary>Returns the problem of a whole form, or null.</summary>
    public static string? CheckForm(JsonElement? body, bool needsNumber)
    {
        if (body is not { } form)
            return "the body is not a JSON object";
        return RequireObject(form, Main)
            ?? RequireObject(form, Admin)
            ?? CheckMembers(form.Member(Main)!.Value, MainMembers, Main)
            ?? (
                needsNumber && string.IsNullOrEmpty(form.Member(Main)!.Value.Text(Number))
                    ? $"{Main}.{Number} is required"
                    : null)
            ?? CheckMembers(form.Member(Admin)!.Value, AdminMembers, Admin)
            ?? CheckScenes(form);
    }

    /// <summary>Returns the problem of the list of scenes, or null.</summary>
    public static string? CheckScenes(JsonElement? body)
    {
        if (body is not { } form)
            return "the body is not a JSON object";
        if (form.Member(Scenes) is not { } scenes)
            return $"{Scenes} is required";
        if (scenes.ValueKind != JsonValueKind.Array)
            return $"{Scenes} must be an array";
        if (scenes.GetArrayLength() > MostScenes)
            return $"{Scenes} has more than {MostScenes} scenes";
        var index = 0;
        foreach (var scene in scenes.EnumerateArray())
        {
            var path = $"{Scenes}[{index++}]";
            if (scene.ValueKind != JsonValueKind.Object)
                return $"{path} must be an object";
            if (CheckMembers(scene, SceneMembers, path) is { } problem)
                return problem;
        }
        return null;
    }

    private static string? RequireObject(JsonElement form, string name) => form.Member(name) switch
    {
        null => $"{name} is required",
        { ValueKind: not JsonValueKind.Object } => $"{name} must be an object",
        _ => null,
    };

    private static string? CheckMembers(JsonElement json, FrozenDictionary<string, JsonValueKind> members, string path)
    {
        foreach (var member in json.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null || !members.TryGetValue(member.Name, out var kind))
                continue;
            if (member.Value.ValueKind != kind)
                return $"{path}.{member.Name} must be {(kind == JsonValueKind.String ? "a string" : "an integer")}";
            if (kind == JsonValueKind.Number && !member.Value.TryGetInt32(out _))
                return $"{path}.{member.Name} must be a 32-bit integer";
        }
        return null;
    }

    private static FrozenDictionary<string, JsonValueKind> Members(string[] integers, string[] strings) =>
        integers.Select(name => KeyValuePair.Create(name, JsonValueKind.Number))
            .Concat(strings.Select(name => KeyValuePair.Create(name, JsonValueKind.String)))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
