using QualificationTools.Bulk;
using QualificationTools.Security;

namespace QualificationTools.Douyin;

/// <summary>Represents a submission and the status of its review.</summary>
public sealed class DouyinReview : IAccountRecord
{
    private readonly string? _auditReason;

    /// <summary>Gets the review task, <c>audit_taskid</c> or <c>class_auth_taskid</c>.</summary>
    public string? TaskId { get; internal init; }

    /// <summary>Gets the account: the name under which its credential is stored, else the masked id.</summary>
    public string? Account { get; private set; }

    /// <summary>Gets the entity whose class is reviewed, if known.</summary>
    public string? MerchantEntityId { get; internal init; }

    /// <summary>Gets the partner that acts for the entity, if known.</summary>
    public string? PartnerEntityId { get; internal init; }

    /// <summary>Gets the class's first level, if known.</summary>
    public int? FirstClass { get; internal init; }

    /// <summary>Gets the class's second level, if known.</summary>
    public int? SecondClass { get; internal init; }

    /// <summary>Gets the class's third level, if known.</summary>
    public int? ThirdClass { get; internal init; }

    /// <summary>Gets the entity's role, if known.</summary>
    public IndustryRole? IndustryRole { get; internal init; }

    /// <summary>Gets the status of the review; null if the service does not show it.</summary>
    public AuditStatus? AuditStatus { get; internal init; }

    /// <summary>
    /// Gets why it failed, in the service's words; one that a spreadsheet would run begins with an apostrophe.
    /// </summary>
    public string? AuditReason { get => CellText.Guard(_auditReason); internal init => _auditReason = value; }

    /// <summary>Gets the expiry date, as the service writes it; null if it does not show it.</summary>
    public string? ExpireTime { get; internal init; }

    /// <summary>Gets the papers that were submitted.</summary>
    public IReadOnlyList<DouyinMaterial> Materials { get; internal init; } = [];

    /// <summary>Returns the task and its status.</summary>
    public override string ToString() => $"{TaskId} {AuditStatus}".Trim();

    /// <inheritdoc/>
    void IAccountRecord.BelongTo(string account) => Account = account;
}
