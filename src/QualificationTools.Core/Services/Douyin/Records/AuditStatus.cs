using QualificationTools.Forms;

namespace QualificationTools.Douyin;

/// <summary>How the review of a class authentication stands: <c>audit_status</c>.</summary>
public enum AuditStatus
{
    /// <summary>It is under review.</summary>
    [ChineseName("审核中")]
    UnderReview = 1,

    /// <summary>It has passed.</summary>
    [ChineseName("审核通过")]
    Passed = 2,

    /// <summary>It has failed; the reason says why.</summary>
    [ChineseName("审核失败")]
    Failed = 3,
}
