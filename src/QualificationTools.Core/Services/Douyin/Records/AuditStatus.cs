using QualificationTools.Forms;

namespace QualificationTools.Douyin;

/// <summary>The status of a class authentication's review: <c>audit_status</c>.</summary>
public enum AuditStatus
{
    /// <summary>It is under review.</summary>
    [ChineseName("审核中")]
    UnderReview = 1,

    /// <summary>It has passed.</summary>
    [ChineseName("审核通过")]
    Passed = 2,

    /// <summary>It has failed; see the reason.</summary>
    [ChineseName("审核失败")]
    Failed = 3,
}
