using QualificationTools.Forms;

namespace QualificationTools.Vms;

/// <summary>The kinds of file that the voice service's upload knows. Each belongs to one member of the form.</summary>
public enum VmsFileType
{
    /// <summary>The front of the legal representative's identity card.</summary>
    [ChineseName("法定代表人身份证正面")]
    LegalRepresentativeFrontIDPhoto,

    /// <summary>
    /// The back of the legal representative's identity card. The service's table has no such type; it is inferred from
    /// the front's.
    /// </summary>
    [ChineseName("法定代表人身份证反面")]
    LegalRepresentativeBackIDPhoto,

    /// <summary>The letter that applies for the numbers.</summary>
    [ChineseName("号码申请公函")]
    DocOfNumberApplyPhoto,

    /// <summary>The commitment letter of network access.</summary>
    [ChineseName("入网承诺书")]
    CommitmentLetterOfNetAccessPhoto,

    /// <summary>The three-in-one licence.</summary>
    [ChineseName("三证合一营业执照")]
    ThreeInOneBusinessLicensePhoto,

    /// <summary>The business licence, with separate certificates.</summary>
    [ChineseName("营业执照")]
    BusinessLicensePhoto,

    /// <summary>The certificate of the organisation code, with separate certificates.</summary>
    [ChineseName("组织机构代码证")]
    CertificateOfOrganizationCodesPhoto,

    /// <summary>The certificate of tax registration, with separate certificates.</summary>
    [ChineseName("税务登记证")]
    CertificateOfTaxationRegistrationPhoto,

    /// <summary>The front of the administrator's identity card.</summary>
    [ChineseName("管理员身份证正面")]
    IdCardFrontPhoto,

    /// <summary>The back of the administrator's identity card.</summary>
    [ChineseName("管理员身份证反面")]
    IdCardBackPhoto,

    /// <summary>The administrator holding the identity card.</summary>
    [ChineseName("管理员手持身份证")]
    IdCardPhotoWithPeople,
}
