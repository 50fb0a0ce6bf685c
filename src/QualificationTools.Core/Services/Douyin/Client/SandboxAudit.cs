namespace QualificationTools.Douyin;

/// <summary>How the sandbox's automatic review ends: the header <c>Aweme-Check-Type</c>.</summary>
public enum SandboxAudit
{
    /// <summary>It approves.</summary>
    Approve,

    /// <summary>It rejects.</summary>
    Reject,
}
