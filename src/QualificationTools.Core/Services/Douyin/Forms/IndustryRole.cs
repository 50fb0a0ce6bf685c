using QualificationTools.Forms;

namespace QualificationTools.Douyin;

/// <summary>The role in which an entity takes part in an industry.</summary>
public enum IndustryRole
{
    /// <summary>A teacher.</summary>
    [ChineseName("老师")]
    Teacher = 1,

    /// <summary>An institution.</summary>
    [ChineseName("机构")]
    Institution = 2,

    /// <summary>A partner, that is a service provider.</summary>
    [ChineseName("服务商")]
    Partner = 3,
}
