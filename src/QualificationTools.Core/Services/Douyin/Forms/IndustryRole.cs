using QualificationTools.Forms;

namespace QualificationTools.Douyin;

/// <summary>The role in which an entity takes part in an industry.</summary>
public enum IndustryRole
{
    /// <summary>A teacher.</summary>
    [ChineseName("老师", Synonyms = "教师;讲师;个人老师")]
    Teacher = 1,

    /// <summary>An institution.</summary>
    [ChineseName("机构", Synonyms = "教育机构;培训机构;学校")]
    Institution = 2,

    /// <summary>A partner, that is a service provider.</summary>
    [ChineseName("服务商", Synonyms = "服务提供商;代理商;合作伙伴")]
    Partner = 3,
}
