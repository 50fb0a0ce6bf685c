using QualificationTools.Forms;

namespace QualificationTools.Vms;

/// <summary>How far the review of a qualification has come.</summary>
public enum VmsApprovalStatus
{
    /// <summary>It goes on.</summary>
    [ChineseName("审批中")]
    UnderReview = 1,

    /// <summary>The qualification was approved.</summary>
    [ChineseName("审批通过")]
    Approved = 2,

    /// <summary>The qualification was rejected; only then may it be updated.</summary>
    [ChineseName("审批未通过")]
    Rejected = 3,
}
