using QualificationTools.Bulk;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary>
/// Represents a qualification as the voice service shows it. Missing values, and values in an unknown form, are null. A
/// text that a spreadsheet would run as a formula begins with an apostrophe.
/// </summary>
public sealed class VmsQualification : IFormSource, IAccountRecord
{
    private readonly VmsMainInfo _main;
    private readonly VmsAdminInfo _admin;
    private readonly string? _reason;

    internal VmsQualification(VmsMainInfo main, VmsAdminInfo admin, IReadOnlyList<VmsScenario> scenes, string? reason)
    {
        _main = main;
        _admin = admin;
        _reason = reason;
        Scenes = scenes;
    }

    /// <summary>Gets the qualification's number, for example <c>QUA164664762128220429</c>.</summary>
    public string? QualificationNo => CellText.Guard(_main.QualificationNo);

    /// <summary>Gets the account: the name under which its credential is stored, else the masked id.</summary>
    public string? Account { get; private set; }

    /// <summary>Gets the status of the review.</summary>
    public VmsApprovalStatus? ApprovalStatus { get; internal init; }

    /// <summary>Gets the reason for the result of the review; for a rejected one, what to correct.</summary>
    public string? ApprovalDoneReason => CellText.Guard(_reason);

    /// <summary>Gets the company's name.</summary>
    public string? QualificationEntity => CellText.Guard(_main.QualificationEntity);

    /// <summary>Gets the qualification's numeric id.</summary>
    public int? QualificationId => _main.QualificationId;

    /// <summary>Gets the account that the qualification belongs to.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>Gets whether the submission itself went well: 1 it did, 0 it did not, -1 not known.</summary>
    public int? CreateApprovalStatus { get; internal init; }

    /// <summary>Gets whether the qualification is about a third party, as the service's number has it.</summary>
    public int? QualificationRelatedToThirdParty { get; internal init; }

    /// <summary>1 for a three-in-one licence, 0 for separate certificates.</summary>
    public int? CertificateThreeInOne => _main.CertificateThreeInOne;

    /// <summary>Gets the same in the service's words.</summary>
    public string? CertificateThreeInOneStr { get; internal init; }

    /// <summary>Gets the company's address.</summary>
    public string? EnterpriseAddress => CellText.Guard(_main.EnterpriseAddress);

    /// <summary>Gets the unified social credit code.</summary>
    public string? UnitSocialCreditCode => CellText.Guard(_main.UnitSocialCreditCode);

    /// <summary>Gets the legal representative's name.</summary>
    public SensitiveText? LegalRepresentativeName => _main.LegalRepresentativeName;

    /// <summary>Gets the legal representative's identity number, as far as the service shows it.</summary>
    public SensitiveText? LegalRepresentativeId => _main.LegalRepresentativeId;

    /// <summary>Gets the administrator's name.</summary>
    public SensitiveText? AdminName => _admin.Name;

    /// <summary>Gets the administrator's mobile number, as far as the service shows it.</summary>
    public SensitiveText? AdminContactNumber => _admin.ContactNumber;

    /// <summary>Gets the administrator's identity number, as far as the service shows it.</summary>
    public SensitiveText? AdminIdCardNumber => _admin.IdCardNumber;

    /// <summary>Gets the calling scenes.</summary>
    public IReadOnlyList<VmsScenario> Scenes { get; }

    /// <summary>
    /// Gets the addresses of the photos that the service has, by the short name of the column that takes their file
    /// codes, for example <c>BusinessLicensePhotoFileCode</c>. A file code cannot be made from an address.
    /// </summary>
    public IReadOnlyDictionary<string, string> PhotoUrls { get; internal init; } = new Dictionary<string, string>();

    /// <summary>
    /// Gets the file codes of the photos that the service shows by their codes, by the short name of their column. They
    /// can be sent back as they are.
    /// </summary>
    public IReadOnlyDictionary<string, string> PhotoFileCodes { get; internal init; } =
        new Dictionary<string, string>();

    /// <summary>
    /// Gets the address of the organisation code certificate, which older SDKs show beside its photo.
    /// </summary>
    public string? CodeOfOrganizationCertificateUrl { get; internal init; }

    /// <summary>Gets when it was created, in Beijing time.</summary>
    public DateTimeOffset? CreateTime { get; internal init; }

    /// <summary>Gets when it was changed last, in Beijing time.</summary>
    public DateTimeOffset? UpdateTime { get; internal init; }

    /// <summary>Gets the number as the service returned it.</summary>
    internal string? Number => _main.QualificationNo;

    /// <summary>Gets the company's name as the service returned it.</summary>
    internal string? Entity => _main.QualificationEntity;

    /// <summary>Gets the company's data that the service shows.</summary>
    internal VmsMainInfo Main => _main;

    /// <summary>Gets the administrator's data that the service shows.</summary>
    internal VmsAdminInfo Admin => _admin;

    /// <summary>Gets whether the service shows the scenes at all: a missing list is not an empty one.</summary>
    internal bool ShowsScenes { get; init; }

    /// <summary>Gets whether the review has ended.</summary>
    internal bool HasEnded => ApprovalStatus is VmsApprovalStatus.Approved or VmsApprovalStatus.Rejected;

    /// <inheritdoc/>
    void IAccountRecord.BelongTo(string account) => Account = account;

    /// <summary>
    /// Returns the form of its update: the values that the service returned, without masked ones. Masked values, and
    /// photos shown as URLs, must be filled in before it may be sent.
    /// </summary>
    public QualificationForm ToForm()
    {
        var toComplete = new List<string>(PhotoUrls.Keys);
        // The update requires both, also of a record that has neither.
        if (_admin is { Name: null, ContactNumber: null, IdCardNumber: null })
            toComplete.Add(nameof(AdminName));
        if (Scenes.Count == 0)
            toComplete.Add("Scenario1.SceneType");
        var form = new VmsQualificationForm
        {
            MainInfo = new VmsMainInfo
            {
                QualificationNo = _main.QualificationNo,
                QualificationId = _main.QualificationId,
                QualificationEntity = _main.QualificationEntity,
                CertificateThreeInOne = _main.CertificateThreeInOne,
                EnterpriseAddress = _main.EnterpriseAddress,
                LegalRepresentativeName = Readable(_main.LegalRepresentativeName, nameof(LegalRepresentativeName)),
                LegalRepresentativeId = Readable(_main.LegalRepresentativeId, nameof(LegalRepresentativeId)),
                UnitSocialCreditCode = Shown(_main.UnitSocialCreditCode, nameof(UnitSocialCreditCode)),
                CodeOfOrganizationCertificate = Readable(
                    _main.CodeOfOrganizationCertificate,
                    nameof(VmsMainInfo.CodeOfOrganizationCertificate)),
            },
            AdminInfo = new VmsAdminInfo
            {
                Name = Readable(_admin.Name, nameof(AdminName)),
                ContactNumber = Readable(_admin.ContactNumber, nameof(AdminContactNumber)),
                IdCardNumber = Readable(_admin.IdCardNumber, nameof(AdminIdCardNumber)),
                QualificationId = _admin.QualificationId,
                ApprovalInstanceCode = _admin.ApprovalInstanceCode,
            },
            Scenarios = [.. Scenes.Select(scene => scene.Copy())],
            Row = { Reason = _reason, ToComplete = toComplete },
        };
        PutPhotos(form.MainInfo, form.AdminInfo);
        return form;

        SensitiveText? Readable(SensitiveText? value, string column) =>
            Shown(value?.Reveal(), column) is null ? null : value;

        string? Shown(string? text, string column)
        {
            if (text is null || !IsMasked(text))
                return text;
            toComplete.Add(column);
            return null;
        }
    }

    private void PutPhotos(VmsMainInfo main, VmsAdminInfo admin)
    {
        main.LegalRepresentativeFrontIdPhotoFileCode = Code(nameof(main.LegalRepresentativeFrontIdPhotoFileCode));
        main.LegalRepresentativeBackIdPhotoFileCode = Code(nameof(main.LegalRepresentativeBackIdPhotoFileCode));
        main.DocOfNumberApplyPhotoFileCode = Code(nameof(main.DocOfNumberApplyPhotoFileCode));
        main.CommitmentLetterOfNetAccessPhotoFileCode = Code(nameof(main.CommitmentLetterOfNetAccessPhotoFileCode));
        main.ThreeInOneBusinessLicensePhotoFileCode = Code(nameof(main.ThreeInOneBusinessLicensePhotoFileCode));
        main.BusinessLicensePhotoFileCode = Code(nameof(main.BusinessLicensePhotoFileCode));
        main.CertificateOfOrganizationCodesPhotoFileCode = Code(
            nameof(main.CertificateOfOrganizationCodesPhotoFileCode));
        main.CertificateOfTaxationRegistrationPhotoFileCode = Code(
            nameof(main.CertificateOfTaxationRegistrationPhotoFileCode));
        admin.IdCardFrontPhotoFileCode = Code("Admin" + nameof(admin.IdCardFrontPhotoFileCode));
        admin.IdCardBackPhotoFileCode = Code("Admin" + nameof(admin.IdCardBackPhotoFileCode));
        admin.IdCardPhotoWithPeopleFileCode = Code("Admin" + nameof(admin.IdCardPhotoWithPeopleFileCode));

        string? Code(string column) => PhotoFileCodes.GetValueOrDefault(column);
    }

    /// <summary>Returns the number, and nothing personal.</summary>
    public override string ToString() => QualificationNo ?? nameof(VmsQualification);

    // Services mask with asterisks, of either width.
    private static bool IsMasked(string text) => MaskSign.HidesPart(text);
}
