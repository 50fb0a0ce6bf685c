using System.Text.Json;
using QualificationTools.Json;
using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary>Reads a record of <c>QueryQualification</c>. Whatever it is, nothing throws.</summary>
internal static class VmsRecord
{
    // The columns of the file codes, and what the photos are called in an answer; spellings differ.
    private static readonly (string Column, string[] Members)[] MainPhotos =
    [
        .. new[]
        {
            nameof(VmsMainInfo.LegalRepresentativeFrontIdPhotoFileCode), nameof(VmsMainInfo.LegalRepresentativeBackIdPhotoFileCode),
            nameof(VmsMainInfo.DocOfNumberApplyPhotoFileCode), nameof(VmsMainInfo.CommitmentLetterOfNetAccessPhotoFileCode),
            nameof(VmsMainInfo.ThreeInOneBusinessLicensePhotoFileCode), nameof(VmsMainInfo.BusinessLicensePhotoFileCode),
            nameof(VmsMainInfo.CertificateOfOrganizationCodesPhotoFileCode), nameof(VmsMainInfo.CertificateOfTaxationRegistrationPhotoFileCode),
        }.Select(column => (column, Spellings(column))),
    ];

    private static readonly (string Column, string[] Members)[] AdminPhotos =
    [
        .. new[]
        {
            nameof(VmsAdminInfo.IdCardFrontPhotoFileCode), nameof(VmsAdminInfo.IdCardBackPhotoFileCode), nameof(VmsAdminInfo.IdCardPhotoWithPeopleFileCode),
        }.Select(column => ("Admin" + column, Spellings(column))),
    ];

    /// <summary>Reads a record; null where it has no number.</summary>
    public static VmsQualification? Read(JsonElement element)
    {
        var record = new JsonMembers(element);
        var main = record.Object("QualificationMainInfoVO");
        if (main.Text("QualificationNo") is not { } number)
            return null;
        var admin = record.Object("QualificationAdminInfoVO");
        var list = record.List("QualificationScenarioInfoVOList");
        var scenes = (list ?? []).Select(scene => new JsonMembers(scene)).Where(scene => scene.IsObject).Select(ReadScene);
        var photos = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        AddPhotos(photos, main, MainPhotos);
        AddPhotos(photos, admin, AdminPhotos);
        return new VmsQualification(ReadMain(main, number), ReadAdmin(admin), [.. scenes], ForeignText.Clean(main.Text("ApprovalDoneReason")))
        {
            ApprovalStatus = (VmsApprovalStatus?)main.Number("ApprovalStatus"),
            ShowsScenes = list is not null,
            AccountId = main.Text("AccountId") ?? admin.Text("AccountId"),
            CertificateThreeInOneStr = main.Text("CertificateThreeInOneStr"),
            CodeOfOrganizationCertificateUrl = main.Text("CodeOfOrganizationCertificateURL"),
            CreateApprovalStatus = main.Number("CreateApprovalStatus"),
            QualificationRelatedToThirdParty = main.Number("QualificationRelatedToThirdParty"),
            PhotoUrls = photos.Where(photo => IsAddress(photo.Value)).ToDictionary(StringComparer.OrdinalIgnoreCase),
            PhotoFileCodes = photos.Where(photo => !IsAddress(photo.Value)).ToDictionary(StringComparer.OrdinalIgnoreCase),
            CreateTime = BeijingTime.Parse(main.Text("CreateTime")),
            UpdateTime = BeijingTime.Parse(main.Text("UpdateTime")),
        };
    }

    private static VmsMainInfo ReadMain(JsonMembers main, string number) => new()
    {
        QualificationNo = number,
        QualificationId = main.Number("QualificationId"),
        QualificationEntity = main.Text("QualificationEntity"),
        CertificateThreeInOne = main.Number("CertificateThreeInOne"),
        EnterpriseAddress = main.Text("EnterpriseAddress"),
        LegalRepresentativeName = Sensitive(main, "LegalRepresentativeName"),
        LegalRepresentativeId = Sensitive(main, "LegalRepresentativeId"),
        UnitSocialCreditCode = main.Text("UnitSocialCreditCode"),
        CodeOfOrganizationCertificate = Sensitive(main, "CodeOfOrganizationCertificate"),
    };

    private static VmsAdminInfo ReadAdmin(JsonMembers admin) => new()
    {
        Name = Sensitive(admin, "Name"),
        ContactNumber = Sensitive(admin, "ContactNumber"),
        IdCardNumber = Sensitive(admin, "IdCardNumber"),
        QualificationId = admin.Number("QualificationId"),
        ApprovalInstanceCode = admin.Text("ApprovalInstanceCode"),
    };

    private static VmsScenario ReadScene(JsonMembers scene) => new()
    {
        SceneType = scene.Number("SceneType"),
        Description = scene.Text("Description"),
        ScenarioOfCalling = scene.Text("ScenarioOfCalling"),
        QualificationId = scene.Number("QualificationId"),
        QualificationNo = scene.Text("QualificationNo"),
        SceneTypeStr = scene.Text("SceneTypeStr"),
        SceneId = scene.Number("SceneId"),
    };

    private static SensitiveText? Sensitive(JsonMembers members, string name) => members.Text(name) is { } text ? new SensitiveText(text) : null;

    // SDKs of the vendor call each photo a file's name; what is not an address is the code that an update takes (VMS-10).
    private static bool IsAddress(string photo) =>
        photo.Contains("://", StringComparison.Ordinal) || photo.StartsWith("//", StringComparison.Ordinal);

    private static void AddPhotos(Dictionary<string, string> photos, JsonMembers members, (string Column, string[] Members)[] known)
    {
        foreach (var (column, names) in known)
        {
            if (names.Select(members.Text).FirstOrDefault(url => url is not null) is { } url)
                photos.Add(column, url);
        }
    }

    // IdCardPhotoWithPeopleFileCode is one without "Photo" at its end.
    private static string[] Spellings(string column)
    {
        var name = column[..^"FileCode".Length];
        return [name + "URL", name + "PhotoURL"];
    }
}
