using QualificationTools.Forms;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary>
/// Represents the company and its documents: <c>QualificationMainInfoFormDO</c>. A file code is what an upload
/// returned, not a URL; a local path in its place is uploaded first.
/// </summary>
public sealed class VmsMainInfo
{
    /// <summary>Gets or sets the qualification's number, for example <c>QUA164664762128220429</c>.</summary>
    [Column("QualificationNo", "资质编号", Synonyms = "资质号;资质编码;资质单号;编号"), Code, Required(UpdateOnly = true), AbsentWhenNew]
    public string? QualificationNo { get; set; }

    /// <summary>Gets or sets the qualification's numeric id.</summary>
    [Column("QualificationId", "资质ID")]
    public int? QualificationId { get; set; }

    /// <summary>Gets or sets the company's name.</summary>
    [Column(
        "QualificationEntity",
        "企业名称",
        Synonyms = "公司名称;公司;公司全称;公司名;单位名称;单位;单位全称;企业;企业名;企业全称;主体名称;资质主体;资质主体名称;企业主体;CompanyName;Company;"
            + "EnterpriseName;EntityName")]
    public string? QualificationEntity { get; set; }

    /// <summary>1 for a three-in-one licence, 0 for separate certificates.</summary>
    [
        Column("CertificateThreeInOne", "是否三证合一", Synonyms = "三证合一;ThreeInOne;IsThreeInOne"),
        YesNo,
        OneOfNumbers(Severity.Warning, 0, 1)]
    public int? CertificateThreeInOne { get; set; }

    /// <summary>Gets or sets the company's address.</summary>
    [Column("EnterpriseAddress", "企业地址", Synonyms = "公司地址;单位地址;注册地址;地址;住所;企业住所;公司住所;Address;CompanyAddress")]
    public string? EnterpriseAddress { get; set; }

    /// <summary>Gets or sets the legal representative's name.</summary>
    [Column(
        "LegalRepresentativeName",
        "法定代表人姓名",
        Synonyms = "法人;法人姓名;法人代表;法人代表姓名;法定代表人;法人名字;企业法人;LegalPerson;LegalPersonName;LegalName;LegalRepresentative")]
    public SensitiveText? LegalRepresentativeName { get; set; }

    /// <summary>Gets or sets the legal representative's identity number.</summary>
    [
        Column(
            "LegalRepresentativeId",
            "法定代表人身份证号",
            Synonyms = "法人身份证号;法人身份证号码;法人代表身份证号;法定代表人身份证号码;法人证件号;法人证件号码;LegalPersonId;LegalPersonIdNumber;"
                + "LegalRepresentativeIdNumber;LegalRepresentativeIdCardNumber"),
        Code(AllowBlanks = true),
        IdNumber]
    public SensitiveText? LegalRepresentativeId { get; set; }

    /// <summary>Gets or sets the file code of the front of the legal representative's identity card.</summary>
    [
        Column(
            "LegalRepresentativeFrontIdPhotoFileCode",
            "法定代表人身份证正面",
            Synonyms = "法人身份证正面;法人身份证人像面;法定代表人身份证人像面;LegalRepresentativeFrontIdPhoto;LegalPersonIdFront"),
        VmsFile(VmsFileType.LegalRepresentativeFrontIDPhoto)]
    public string? LegalRepresentativeFrontIdPhotoFileCode { get; set; }

    /// <summary>
    /// Gets or sets the file code of the back of the legal representative's identity card. The service lists no file
    /// type for it; that of an upload is inferred from the front's.
    /// </summary>
    [
        Column(
            "LegalRepresentativeBackIdPhotoFileCode",
            "法定代表人身份证反面",
            Synonyms = "法人身份证反面;法人身份证背面;法人身份证国徽面;法定代表人身份证背面;法定代表人身份证国徽面;LegalPersonIdBack"),
        VmsFile(VmsFileType.LegalRepresentativeBackIDPhoto)]
    public string? LegalRepresentativeBackIdPhotoFileCode { get; set; }

    /// <summary>Gets or sets the file code of the letter that applies for the numbers.</summary>
    [
        Column("DocOfNumberApplyPhotoFileCode", "号码申请公函", Synonyms = "号码申请函;号码申请书;申请公函;公函"),
        VmsFile(VmsFileType.DocOfNumberApplyPhoto)]
    public string? DocOfNumberApplyPhotoFileCode { get; set; }

    /// <summary>Gets or sets the file code of the commitment letter of network access.</summary>
    [
        Column("CommitmentLetterOfNetAccessPhotoFileCode", "入网承诺书", Synonyms = "承诺书;入网承诺函;承诺函"),
        VmsFile(VmsFileType.CommitmentLetterOfNetAccessPhoto)]
    public string? CommitmentLetterOfNetAccessPhotoFileCode { get; set; }

    /// <summary>Undocumented; the older SDKs send 3, the newer ones nothing.</summary>
    [Column("ReqSourceType", "请求来源类型")]
    public int? ReqSourceType { get; set; }

    /// <summary>Gets or sets the unified social credit code, with a three-in-one licence.</summary>
    [
        Column(
            "UnitSocialCreditCode",
            "统一社会信用代码",
            Synonyms = "社会信用代码;信用代码;统一信用代码;统一代码;统一社会信用码;营业执照号;营业执照号码;营业执照编号;营业执照注册号;税号;纳税人识别号;CreditCode;"
                + "SocialCreditCode;UnifiedSocialCreditCode;USCC"),
        Code,
        CreditCode]
    public string? UnitSocialCreditCode { get; set; }

    /// <summary>Gets or sets the file code of the three-in-one licence.</summary>
    [
        Column("ThreeInOneBusinessLicensePhotoFileCode", "三证合一营业执照", Synonyms = "三证合一执照;三证合一证"),
        VmsFile(VmsFileType.ThreeInOneBusinessLicensePhoto)]
    public string? ThreeInOneBusinessLicensePhotoFileCode { get; set; }

    /// <summary>Gets or sets the organisation code, with separate certificates.</summary>
    [Column("CodeOfOrganizationCertificate", "组织机构代码", Synonyms = "组织机构代码号;机构代码;OrganizationCode"), Code]
    public SensitiveText? CodeOfOrganizationCertificate { get; set; }

    /// <summary>Gets or sets the file code of the business licence, with separate certificates.</summary>
    [
        Column("BusinessLicensePhotoFileCode", "营业执照", Synonyms = "执照;营业执照副本;营业执照正本;BusinessLicense"),
        VmsFile(VmsFileType.BusinessLicensePhoto)]
    public string? BusinessLicensePhotoFileCode { get; set; }

    /// <summary>
    /// Gets or sets the file code of the certificate of the organisation code, with separate certificates.
    /// </summary>
    [
        Column("CertificateOfOrganizationCodesPhotoFileCode", "组织机构代码证"),
        VmsFile(VmsFileType.CertificateOfOrganizationCodesPhoto)]
    public string? CertificateOfOrganizationCodesPhotoFileCode { get; set; }

    /// <summary>
    /// Gets or sets the file code of the certificate of tax registration, with separate certificates.
    /// </summary>
    [
        Column("CertificateOfTaxationRegistrationPhotoFileCode", "税务登记证", Synonyms = "税务登记证书"),
        VmsFile(VmsFileType.CertificateOfTaxationRegistrationPhoto)]
    public string? CertificateOfTaxationRegistrationPhotoFileCode { get; set; }

    /// <summary>Returns the number and the company.</summary>
    public override string ToString() => $"{QualificationNo} {QualificationEntity}".Trim();
}
