using System.Globalization;
using System.Text.Json;

namespace QualificationTools.Emulator.Vms;

/// <summary>
/// Writes a qualification as the query shows it, with every member that the vendor's SDKs know: addresses instead of
/// file codes, and no more personal data than the service discloses.
/// </summary>
internal sealed class QualificationView(Utf8JsonWriter json, ServiceCall call, VmsAssumptions assumptions)
{
    private const string FileCodeEnding = "FileCode";
    private const string AccountId = "2100000000";

    private static readonly string[] MainPhotos =
    [
        "LegalRepresentativeFrontIdPhoto",
        "LegalRepresentativeBackIdPhoto",
        "DocOfNumberApplyPhoto",
        "CommitmentLetterOfNetAccessPhoto",
        "ThreeInOneBusinessLicensePhoto",
        "BusinessLicensePhoto",
        "CertificateOfOrganizationCodesPhoto",
        "CertificateOfTaxationRegistrationPhoto",
    ];

    private static readonly string[] AdminPhotos = ["IdCardFrontPhoto", "IdCardBackPhoto", "IdCardPhotoWithPeople"];

    /// <summary>Writes a record.</summary>
    public void Write(Qualification record, EmulatorOptions options)
    {
        lock (record)
        {
            record.Settle(call.Now, options);
            using var document = record.Form is { } bytes ? JsonDocument.Parse(bytes) : null;
            var form = document?.RootElement ?? default;
            json.WriteStartObject();
            WriteMain(record, form.Member(VmsFormRules.Main) ?? default);
            WriteAdmin(record, form.Member(VmsFormRules.Admin) ?? default);
            WriteScenes(record);
            json.WriteEndObject();
        }
    }

    private void WriteMain(Qualification record, JsonElement main)
    {
        var threeInOne = main.Int("CertificateThreeInOne") ?? 1;
        json.WriteStartObject("QualificationMainInfoVO");
        WriteNumber("QualificationId", record.Id);
        json.WriteString("QualificationNo", record.Number);
        json.WriteString("AccountId", AccountId);
        WriteNumber("ApprovalStatus", record.Status);
        json.WriteString("ApprovalDoneReason", record.Reason);
        json.WriteString("QualificationEntity", record.Entity);
        WriteNumber("QualificationRelatedToThirdParty", 0);
        WriteNumber("CreateApprovalStatus", 1);
        WriteNumber("CertificateThreeInOne", threeInOne);
        json.WriteString("CertificateThreeInOneStr", threeInOne == 1 ? "是" : "否");
        json.WriteString("EnterpriseAddress", record.Address);
        json.WriteString("LegalRepresentativeName", main.Text("LegalRepresentativeName") ?? "");
        json.WriteString("LegalRepresentativeId", main.Text("LegalRepresentativeId") ?? "");
        json.WriteString("UnitSocialCreditCode", main.Text("UnitSocialCreditCode") ?? "");
        WritePhotos(main, MainPhotos);
        WritePhoto(
            "CodeOfOrganizationCertificateURL",
            main.Text("CertificateOfOrganizationCodesPhoto" + FileCodeEnding));
        json.WriteString("CreateTime", Time(record.Created));
        json.WriteString("UpdateTime", Time(record.Updated));
        json.WriteEndObject();
    }

    private void WriteAdmin(Qualification record, JsonElement admin)
    {
        json.WriteStartObject("QualificationAdminInfoVO");
        WriteNumber("QualificationId", record.Id);
        json.WriteString("ApprovalInstanceCode", admin.Text("ApprovalInstanceCode") ?? "");
        json.WriteString("AccountId", AccountId);
        json.WriteString("Name", record.AdminName);
        json.WriteString("ContactNumber", Masked(admin.Text("ContactNumber")));
        json.WriteString("IdCardNumber", Masked(admin.Text("IdCardNumber")));
        WritePhotos(admin, AdminPhotos);
        json.WriteEndObject();
    }

    private void WriteScenes(Qualification record)
    {
        if (assumptions.SceneList is not { } name)
            return;
        json.WriteStartArray(name);
        for (var index = 0; index < record.Scenes.Count; index++)
        {
            using var document = JsonDocument.Parse(record.Scenes[index]);
            var scene = document.RootElement;
            json.WriteStartObject();
            WriteNumber("QualificationId", record.Id);
            json.WriteString("QualificationNo", record.Number);
            json.WriteString("AccountId", AccountId);
            if (scene.Int("SceneType") is { } type)
            {
                WriteNumber("SceneType", type);
                json.WriteString("SceneTypeStr", SceneName(type));
            }
            json.WriteString("Description", scene.Text("Description") ?? "");
            json.WriteString("ScenarioOfCalling", scene.Text("ScenarioOfCalling") ?? "");
            WriteNumber("SceneId", (record.Id * 100) + index + 1);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private void WritePhotos(JsonElement form, string[] photos)
    {
        foreach (var photo in photos)
            WritePhoto(
                photo.EndsWith("Photo", StringComparison.Ordinal) ? photo + "URL" : photo + "PhotoURL",
                form.Text(photo + FileCodeEnding));
    }

    private void WritePhoto(string name, string? code) =>
        json.WriteString(
            name,
            string.IsNullOrEmpty(code) ? ""
                : assumptions.PhotosAreCodes ? code
                : $"http://{call.Header("Host")}/files/{Uri.EscapeDataString(code)}");

    private void WriteNumber(string name, int number)
    {
        if (assumptions.NumbersAreTexts)
            json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNumber(name, number);
    }

    // Three names are published, but no complete list.
    private static string SceneName(int type) => type switch
    {
        11 => "服务营销",
        21 => "办公协作",
        22 => "客户服务",
        _ => string.Create(CultureInfo.InvariantCulture, $"场景{type}"),
    };

    private static string Masked(string? text) =>
        string.IsNullOrEmpty(text) ? ""
        : text.Length <= 7 ? new string('*', text.Length)
        : string.Concat(text.AsSpan(0, 3), new string('*', text.Length - 7), text.AsSpan(text.Length - 4));

    // The service shows Beijing time.
    private static string Time(DateTimeOffset time) =>
        time.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
