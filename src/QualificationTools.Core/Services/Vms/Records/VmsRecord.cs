using QualificationTools.Json;
using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary>Reads a record of <c>QueryQualification</c>. Whatever it is, nothing throws.</summary>
internal static class VmsRecord
{
    // The columns of the file codes, and the names of the photos in an answer; spellings differ.
    private static readonly (string Column, string[] Members)[] MainPhotos =
    [
        .. new[]
        {
            nameof(VmsMainInfo.LegalRepresentativeFrontIdPhotoFileCode),
            nameof(VmsMainInfo.LegalRepresentativeBackIdPhotoFileCode),
            nameof(VmsMainInfo.DocOfNumberApplyPhotoFileCode),
            nameof(VmsMainInfo.CommitmentLetterOfNetAccessPhotoFileCode),
            nameof(VmsMainInfo.ThreeInOneBusinessLicensePhotoFileCode),
            nameof(VmsMainInfo.BusinessLicensePhotoFileCode),
            nameof(VmsMainInfo.CertificateOfOrganizationCodesPhotoFileCode),
            nameof(VmsMainInfo.CertificateOfTaxationRegistrationPhotoFileCode),
        }.Select(column => (column, Spellings(column))),
    ];

    private static readonly (string Column, string[] Members)[] AdminPhotos =
    [
        .. new[]
        {
            nameof(VmsAdminInfo.IdCardFrontPhotoFileCode),
            nameof(VmsAdminInfo.IdCardBackPhotoFileCode),
            nameof(VmsAdminInfo.IdCardPhotoWithPeopleFileCode),
        }.Select(column => ("Admin" + column, Spellings(column))),
    ];

    /// <summary>Reads a record; null if it has no number.</summary>
    public static VmsQualification? Read(AnswerObject record)
    {
        var main = record.Object("QualificationMainInfoVO");
        if (main.Text("QualificationNo") is not { } number)
            return null;
        var admin = record.Object("QualificationAdminInfoVO");
        var list = record.Objects("QualificationScenarioInfoVOList");
        var photos = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        AddPhotos(photos, main, MainPhotos);
        AddPhotos(photos, admin, AdminPhotos);
        return new VmsQualification(
            ReadMain(main, number),
            ReadAdmin(admin),
            [.. (list ?? []).Select(ReadScene)],
            ForeignText.Clean(main.Text("ApprovalDoneReason")))
        {
            ApprovalStatus = (VmsApprovalStatus?)main.Number("ApprovalStatus"),
            ShowsScenes = list?.All(IsReadable) == true,
            AccountId = main.Text("AccountId") ?? admin.Text("AccountId"),
            CertificateThreeInOneStr = main.Text("CertificateThreeInOneStr"),
            CodeOfOrganizationCertificateUrl = main.Text("CodeOfOrganizationCertificateURL"),
            CreateApprovalStatus = main.Number("CreateApprovalStatus"),
            QualificationRelatedToThirdParty = main.Number("QualificationRelatedToThirdParty"),
            PhotoUrls = photos.Where(photo => IsAddress(photo.Value)).ToDictionary(StringComparer.OrdinalIgnoreCase),
            PhotoFileCodes = photos
                .Where(photo => !IsAddress(photo.Value))
                .ToDictionary(StringComparer.OrdinalIgnoreCase),
            CreateTime = BeijingTime.Parse(main.Text("CreateTime")),
            UpdateTime = BeijingTime.Parse(main.Text("UpdateTime")),
        };
    }

    /// <summary>Returns whether a record has a readable number, or none; false if it cannot be read.</summary>
    public static bool HasReadableNumber(AnswerObject record) =>
        record.TryObject("QualificationMainInfoVO", out var main) && main.TryText("QualificationNo", out _);

    private static VmsMainInfo ReadMain(AnswerObject main, string number) => new()
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

    private static VmsAdminInfo ReadAdmin(AnswerObject admin) => new()
    {
        Name = Sensitive(admin, "Name"),
        ContactNumber = Sensitive(admin, "ContactNumber"),
        IdCardNumber = Sensitive(admin, "IdCardNumber"),
        QualificationId = admin.Number("QualificationId"),
        ApprovalInstanceCode = admin.Text("ApprovalInstanceCode"),
    };

    // An update of scenes submits them all again: one of which a part cannot be read is not shown.
    private static bool IsReadable(AnswerObject scene) =>
        scene.TryNumber("SceneType", out _)
        && scene.TryText("Description", out _)
        && scene.TryText("ScenarioOfCalling", out _);

    private static VmsScenario ReadScene(AnswerObject scene) => new()
    {
        SceneType = scene.Number("SceneType"),
        Description = scene.Text("Description"),
        ScenarioOfCalling = scene.Text("ScenarioOfCalling"),
        QualificationId = scene.Number("QualificationId"),
        QualificationNo = scene.Text("QualificationNo"),
        SceneTypeStr = scene.Text("SceneTypeStr"),
        SceneId = scene.Number("SceneId"),
    };

    private static SensitiveText? Sensitive(AnswerObject members, string name) =>
        members.Text(name) is { } text ? new SensitiveText(text) : null;

    // The vendor's SDKs describe each photo as a file name; a value that is not a URL is the code that an update takes
    // (VMS-10).
    private static bool IsAddress(string photo) =>
        photo.Contains("://", StringComparison.Ordinal) || photo.StartsWith("//", StringComparison.Ordinal);

    private static void AddPhotos(
        Dictionary<string, string> photos,
        AnswerObject members,
        (string Column, string[] Members)[] known)
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
