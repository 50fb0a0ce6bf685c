using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary>The company and its papers: <c>QualificationMainInfoFormDO</c>. A file code is what an upload gave, not a URL; a local path in its place is uploaded first.</summary>
public sealed class VmsMainInfo
{
    /// <summary>The qualification's number, for example <c>QUA164664762128220429</c>.</summary>
    [Column("QualificationNo", "资质编号"), Code, Required(UpdateOnly = true), AbsentWhenNew]
    public string? QualificationNo { get; set; }

    /// <summary>The qualification's numeric id.</summary>
    [Column("QualificationId", "资质ID")]
    public int? QualificationId { get; set; }

    /// <summary>The company's name.</summary>
    [Column("QualificationEntity", "企业名称")]
    public string? QualificationEntity { get; set; }

    /// <summary>1 for a three-in-one licence, 0 for separate certificates.</summary>
    [Column("CertificateThreeInOne", "是否三证合一"), OneOfNumbers(Severity.Warning, 0, 1)]
    public int? CertificateThreeInOne { get; set; }

    /// <summary>The company's address.</summary>
    [Column("EnterpriseAddress", "企业地址")]
    public string? EnterpriseAddress { get; set; }

    /// <summary>The legal representative's name.</summary>
    [Column("LegalRepresentativeName", "法定代表人姓名")]
    public SensitiveText? LegalRepresentativeName { get; set; }

    /// <summary>The legal representative's identity number.</summary>
    [Column("LegalRepresentativeId", "法定代表人身份证号"), Code, IdNumber]
    public SensitiveText? LegalRepresentativeId { get; set; }

    /// <summary>File code: the front of the legal representative's identity card.</summary>
    [Column("LegalRepresentativeFrontIdPhotoFileCode", "法定代表人身份证正面"), VmsFile(VmsFileType.LegalRepresentativeFrontIDPhoto)]
    public string? LegalRepresentativeFrontIdPhotoFileCode { get; set; }

    /// <summary>
    /// File code: the back of the legal representative's identity card. The service lists no file type for it; that of an upload is
    /// inferred from the front's.
    /// </summary>
    [Column("LegalRepresentativeBackIdPhotoFileCode", "法定代表人身份证反面"), VmsFile(VmsFileType.LegalRepresentativeBackIDPhoto)]
    public string? LegalRepresentativeBackIdPhotoFileCode { get; set; }

    /// <summary>File code: the letter that applies for the numbers.</summary>
    [Column("DocOfNumberApplyPhotoFileCode", "号码申请公函"), VmsFile(VmsFileType.DocOfNumberApplyPhoto)]
    public string? DocOfNumberApplyPhotoFileCode { get; set; }

    /// <summary>File code: the commitment letter of network access.</summary>
    [Column("CommitmentLetterOfNetAccessPhotoFileCode", "入网承诺书"), VmsFile(VmsFileType.CommitmentLetterOfNetAccessPhoto)]
    public string? CommitmentLetterOfNetAccessPhotoFileCode { get; set; }

    /// <summary>Undocumented; the older SDKs send 3, the newer ones nothing.</summary>
    [Column("ReqSourceType", "请求来源类型")]
    public int? ReqSourceType { get; set; }

    /// <summary>The unified social credit code, with a three-in-one licence.</summary>
    [Column("UnitSocialCreditCode", "统一社会信用代码"), Code, CreditCode]
    public string? UnitSocialCreditCode { get; set; }

    /// <summary>File code: the three-in-one licence.</summary>
    [Column("ThreeInOneBusinessLicensePhotoFileCode", "三证合一营业执照"), VmsFile(VmsFileType.ThreeInOneBusinessLicensePhoto)]
    public string? ThreeInOneBusinessLicensePhotoFileCode { get; set; }

    /// <summary>The organisation code, with separate certificates.</summary>
    [Column("CodeOfOrganizationCertificate", "组织机构代码"), Code]
    public SensitiveText? CodeOfOrganizationCertificate { get; set; }

    /// <summary>File code: the business licence, with separate certificates.</summary>
    [Column("BusinessLicensePhotoFileCode", "营业执照"), VmsFile(VmsFileType.BusinessLicensePhoto)]
    public string? BusinessLicensePhotoFileCode { get; set; }

    /// <summary>File code: the certificate of the organisation code, with separate certificates.</summary>
    [Column("CertificateOfOrganizationCodesPhotoFileCode", "组织机构代码证"), VmsFile(VmsFileType.CertificateOfOrganizationCodesPhoto)]
    public string? CertificateOfOrganizationCodesPhotoFileCode { get; set; }

    /// <summary>File code: the certificate of tax registration, with separate certificates.</summary>
    [Column("CertificateOfTaxationRegistrationPhotoFileCode", "税务登记证"), VmsFile(VmsFileType.CertificateOfTaxationRegistrationPhoto)]
    public string? CertificateOfTaxationRegistrationPhotoFileCode { get; set; }
}
