using System.Globalization;
using System.Text.Json;

namespace QualificationTools.Emulator.Vms;

/// <summary>Writes a qualification the way the query shows it: URLs instead of file codes, and no more personal data than the service gives out.</summary>
internal static class QualificationView
{
    private const string FileCodeEnding = "FileCode";

    private static readonly string[] MainPhotos =
    [
        "LegalRepresentativeFrontIdPhoto", "LegalRepresentativeBackIdPhoto", "DocOfNumberApplyPhoto", "CommitmentLetterOfNetAccessPhoto",
        "ThreeInOneBusinessLicensePhoto", "BusinessLicensePhoto", "CertificateOfOrganizationCodesPhoto", "CertificateOfTaxationRegistrationPhoto",
    ];

    private static readonly string[] AdminPhotos = ["IdCardFrontPhoto", "IdCardBackPhoto", "IdCardPhotoWithPeople"];

    public static void Write(Utf8JsonWriter json, Qualification record, ServiceCall call, EmulatorOptions options)
    {
        lock (record)
        {
            record.Settle(call.Now, options);
            using var document = record.Form is { } bytes ? JsonDocument.Parse(bytes) : null;
            var form = document?.RootElement ?? default;
            json.WriteStartObject();
            WriteMain(json, record, form.Member(VmsFormRules.Main) ?? default, call);
            WriteAdmin(json, record, form.Member(VmsFormRules.Admin) ?? default, call);
            json.WriteStartArray("QualificationScenarioInfoVOList");
            foreach (var scene in record.Scenes)
                json.WriteRawValue(scene);
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void WriteMain(Utf8JsonWriter json, Qualification record, JsonElement main, ServiceCall call)
    {
        json.WriteStartObject("QualificationMainInfoVO");
        json.WriteNumber("QualificationId", record.Id);
        json.WriteString("QualificationNo", record.Number);
        json.WriteString("AccountId", "2100000000");
        json.WriteNumber("ApprovalStatus", record.Status);
        json.WriteString("ApprovalDoneReason", record.Reason);
        json.WriteString("QualificationEntity", record.Entity);
        json.WriteNumber("QualificationRelatedToThirdParty", 0);
        json.WriteNumber("CreateApprovalStatus", 1);
        json.WriteNumber("CertificateThreeInOne", main.Int("CertificateThreeInOne") ?? 1);
        json.WriteString("EnterpriseAddress", record.Address);
        json.WriteString("LegalRepresentativeName", main.Text("LegalRepresentativeName") ?? "");
        json.WriteString("LegalRepresentativeId", main.Text("LegalRepresentativeId") ?? "");
        json.WriteString("UnitSocialCreditCode", main.Text("UnitSocialCreditCode") ?? "");
        WritePhotos(json, main, MainPhotos, call);
        json.WriteString("CreateTime", Time(record.Created));
        json.WriteString("UpdateTime", Time(record.Updated));
        json.WriteEndObject();
    }

    private static void WriteAdmin(Utf8JsonWriter json, Qualification record, JsonElement admin, ServiceCall call)
    {
        json.WriteStartObject("QualificationAdminInfoVO");
        json.WriteNumber("QualificationId", record.Id);
        json.WriteString("Name", record.AdminName);
        json.WriteString("ContactNumber", Masked(admin.Text("ContactNumber")));
        json.WriteString("IdCardNumber", Masked(admin.Text("IdCardNumber")));
        WritePhotos(json, admin, AdminPhotos, call);
        json.WriteEndObject();
    }

    private static void WritePhotos(Utf8JsonWriter json, JsonElement form, string[] photos, ServiceCall call)
    {
        foreach (var photo in photos)
        {
            var code = form.Text(photo + FileCodeEnding);
            var name = photo.EndsWith("Photo", StringComparison.Ordinal) ? photo + "URL" : photo + "PhotoURL";
            json.WriteString(name, string.IsNullOrEmpty(code) ? "" : $"http://{call.Request.Host}/files/{Uri.EscapeDataString(code)}");
        }
    }

    private static string Masked(string? text) =>
        string.IsNullOrEmpty(text) ? "" : text.Length <= 7 ? new string('*', text.Length) : string.Concat(text.AsSpan(0, 3), new string('*', text.Length - 7), text.AsSpan(text.Length - 4));

    // The service shows Beijing time.
    private static string Time(DateTimeOffset time) =>
        time.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
