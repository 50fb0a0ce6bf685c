using QualificationTools.Forms;

namespace QualificationTools.Douyin;

/// <summary>The kinds of material that the platform's upload knows.</summary>
public enum MaterialType
{
    /// <summary>Identity card.</summary>
    [ChineseName("身份证")]
    IdentityCard = 1000,

    /// <summary>Teacher's qualification.</summary>
    [ChineseName("教师资格证")]
    TeacherQualification = 1001,

    /// <summary>Specialised degree.</summary>
    [ChineseName("专业性学历")]
    TeacherSpecializedDegree = 1002,

    /// <summary>Professional certificate.</summary>
    [ChineseName("专业认证")]
    TeacherProfessionalCertificate = 1003,

    /// <summary>Certificate for a teacher's special class.</summary>
    [ChineseName("教师特殊课程类目认证")]
    TeacherSpecialCertificate = 1004,

    /// <summary>Agreement between an institution and a teacher.</summary>
    [ChineseName("机构和老师的合作证明")]
    TeacherAndInstitutionProtocol = 1005,

    /// <summary>Letter of authorisation.</summary>
    [ChineseName("授权函")]
    AuthLetter = 1006,

    /// <summary>Business licence.</summary>
    [ChineseName("营业执照")]
    InstitutionBizLicense = 1007,

    /// <summary>An institution's logo.</summary>
    [ChineseName("机构logo")]
    InstitutionLogoIcon = 1008,

    /// <summary>Certificate of a trade mark.</summary>
    [ChineseName("商标注册证")]
    InstitutionTradeMark = 1009,

    /// <summary>A partner's case of cooperation; the only kind that is a PDF.</summary>
    [ChineseName("服务商合作案例")]
    CooperationCase = 1010,

    /// <summary>Certificate for an institution's special class.</summary>
    [ChineseName("机构特殊课程类目认证")]
    InstitutionSpecialCertificate = 1011,

    /// <summary>A teacher's portrait in a mini-app.</summary>
    [ChineseName("小程序中的老师头像")]
    AppIDIcon = 1012,
}
