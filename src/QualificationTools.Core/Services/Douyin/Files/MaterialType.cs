using QualificationTools.Forms;

namespace QualificationTools.Douyin;

/// <summary>The kinds of material that the platform's upload knows.</summary>
public enum MaterialType
{
    /// <summary>Identity card.</summary>
    [ChineseName("身份证", Synonyms = "身份证件;居民身份证")]
    IdentityCard = 1000,

    /// <summary>Teacher's qualification.</summary>
    [ChineseName("教师资格证", Synonyms = "教师资格证书;教资;老师资格证")]
    TeacherQualification = 1001,

    /// <summary>Specialised degree.</summary>
    [ChineseName("专业性学历", Synonyms = "专业学历;学历;学历证书")]
    TeacherSpecializedDegree = 1002,

    /// <summary>Professional certificate.</summary>
    [ChineseName("专业认证", Synonyms = "专业证书;职业证书")]
    TeacherProfessionalCertificate = 1003,

    /// <summary>Certificate for a teacher's special class.</summary>
    [ChineseName("教师特殊课程类目认证")]
    TeacherSpecialCertificate = 1004,

    /// <summary>Agreement between an institution and a teacher.</summary>
    [ChineseName("机构和老师的合作证明", Synonyms = "合作协议;合作证明;机构和老师的合作协议")]
    TeacherAndInstitutionProtocol = 1005,

    /// <summary>Letter of authorisation.</summary>
    [ChineseName("授权函", Synonyms = "授权书")]
    AuthLetter = 1006,

    /// <summary>Business licence.</summary>
    [ChineseName("营业执照")]
    InstitutionBizLicense = 1007,

    /// <summary>An institution's logo.</summary>
    [ChineseName("机构logo", Synonyms = "logo")]
    InstitutionLogoIcon = 1008,

    /// <summary>Certificate of a trade mark.</summary>
    [ChineseName("商标注册证", Synonyms = "商标;商标证;商标注册证书")]
    InstitutionTradeMark = 1009,

    /// <summary>A partner's case of cooperation; the only kind that is a PDF.</summary>
    [ChineseName("服务商合作案例", Synonyms = "合作案例")]
    CooperationCase = 1010,

    /// <summary>Certificate for an institution's special class.</summary>
    [ChineseName("机构特殊课程类目认证")]
    InstitutionSpecialCertificate = 1011,

    /// <summary>A teacher's portrait in a mini-app.</summary>
    [ChineseName("小程序中的老师头像")]
    AppIDIcon = 1012,
}
