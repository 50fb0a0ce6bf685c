using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Vms;
using QualificationTools.Security;

namespace QualificationTools.Commands;

/// <summary>Checks rows against the rules of the voice service's qualifications, without sending anything.</summary>
[Cmdlet(VerbsDiagnostic.Test, "VmsQualification", DefaultParameterSetName = ParameterSet.InputObject)]
[OutputType(typeof(QualificationCheck))]
public sealed class TestVmsQualificationCommand : TestCommand<VmsQualificationForm>
{
    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ParameterSet.InputObject)]
    [AllowNull, AllowEmptyString, AllowEmptyCollection, FormTransformation<VmsQualificationForm>]
    public override VmsQualificationForm[]? InputObject { get; set; }

    /// <summary>Checks the rows as <c>New-VmsQualification</c> does: without a number.</summary>
    [Parameter]
    public SwitchParameter New { get; set; }

    /// <summary>The qualification's number.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(QualificationNo))]
    public string? QualificationNo { get; set; }

    /// <summary>The qualification's numeric id.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(QualificationId))]
    public int QualificationId { get; set; }

    /// <summary>The company's name.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(QualificationEntity))]
    public string? QualificationEntity { get; set; }

    /// <summary>1 for a three-in-one licence, 0 for separate certificates.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(CertificateThreeInOne))]
    public int CertificateThreeInOne { get; set; }

    /// <summary>The company's address.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(EnterpriseAddress))]
    public string? EnterpriseAddress { get; set; }

    /// <summary>The legal representative's name.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(LegalRepresentativeName))]
    public SensitiveText? LegalRepresentativeName { get; set; }

    /// <summary>The legal representative's identity number.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(LegalRepresentativeId))]
    public SensitiveText? LegalRepresentativeId { get; set; }

    /// <summary>File code: the front of the legal representative's identity card.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(LegalRepresentativeFrontIdPhotoFileCode))]
    public string? LegalRepresentativeFrontIdPhotoFileCode { get; set; }

    /// <summary>File code: the back of the legal representative's identity card.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(LegalRepresentativeBackIdPhotoFileCode))]
    public string? LegalRepresentativeBackIdPhotoFileCode { get; set; }

    /// <summary>File code: the letter that applies for the numbers.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(DocOfNumberApplyPhotoFileCode))]
    public string? DocOfNumberApplyPhotoFileCode { get; set; }

    /// <summary>File code: the commitment letter of network access.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(CommitmentLetterOfNetAccessPhotoFileCode))]
    public string? CommitmentLetterOfNetAccessPhotoFileCode { get; set; }

    /// <summary>Undocumented; the older SDKs send 3.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(ReqSourceType))]
    public int ReqSourceType { get; set; }

    /// <summary>The unified social credit code.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(UnitSocialCreditCode))]
    public string? UnitSocialCreditCode { get; set; }

    /// <summary>File code: the three-in-one licence.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(ThreeInOneBusinessLicensePhotoFileCode))]
    public string? ThreeInOneBusinessLicensePhotoFileCode { get; set; }

    /// <summary>The organisation code.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(CodeOfOrganizationCertificate))]
    public SensitiveText? CodeOfOrganizationCertificate { get; set; }

    /// <summary>File code: the business licence.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(BusinessLicensePhotoFileCode))]
    public string? BusinessLicensePhotoFileCode { get; set; }

    /// <summary>File code: the certificate of the organisation code.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(CertificateOfOrganizationCodesPhotoFileCode))]
    public string? CertificateOfOrganizationCodesPhotoFileCode { get; set; }

    /// <summary>File code: the certificate of tax registration.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(CertificateOfTaxationRegistrationPhotoFileCode))]
    public string? CertificateOfTaxationRegistrationPhotoFileCode { get; set; }

    /// <summary>The administrator's name.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(AdminName))]
    public SensitiveText? AdminName { get; set; }

    /// <summary>The administrator's mobile number.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(AdminContactNumber))]
    public SensitiveText? AdminContactNumber { get; set; }

    /// <summary>The administrator's identity number.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(AdminIdCardNumber))]
    public SensitiveText? AdminIdCardNumber { get; set; }

    /// <summary>File code: the front of the administrator's identity card.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(AdminIdCardFrontPhotoFileCode))]
    public string? AdminIdCardFrontPhotoFileCode { get; set; }

    /// <summary>File code: the back of the administrator's identity card.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(AdminIdCardBackPhotoFileCode))]
    public string? AdminIdCardBackPhotoFileCode { get; set; }

    /// <summary>File code: the administrator holding the identity card.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(AdminIdCardPhotoWithPeopleFileCode))]
    public string? AdminIdCardPhotoWithPeopleFileCode { get; set; }

    /// <summary>The qualification's numeric id, as the administrator's part has it.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(AdminQualificationId))]
    public int AdminQualificationId { get; set; }

    /// <summary>The code of the approval flow, where the service gave one.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(AdminApprovalInstanceCode))]
    public string? AdminApprovalInstanceCode { get; set; }

    /// <summary>The scenes: hashtables with SceneType, Description, ScenarioOfCalling.</summary>
    [Parameter(ParameterSetName = ParameterSet.Member)]
    public object[]? Scenario { get; set; }

    private protected override bool AreNew => New;
}
