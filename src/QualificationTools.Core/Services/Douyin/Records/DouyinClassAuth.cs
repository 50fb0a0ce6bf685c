using QualificationTools.Bulk;
using QualificationTools.Forms;

namespace QualificationTools.Douyin;

/// <summary>A class authentication as the open platform has it on record. It can be piped into the update.</summary>
public sealed class DouyinClassAuth : IFormSource, IAccountRecord
{
    private readonly DouyinClassAuthForm _form;

    internal DouyinClassAuth(DouyinClassAuthForm form) => _form = form;

    /// <summary>Gets the entity.</summary>
    public string? MerchantEntityId => _form.MerchantEntityId;

    /// <summary>Gets the account: the name under which its credential is stored, else the masked id.</summary>
    public string? Account { get; private set; }

    /// <summary>Gets the partner that acts for it.</summary>
    public string? PartnerEntityId => _form.PartnerEntityId;

    /// <summary>Gets the industry.</summary>
    public int? IndustryCode => _form.IndustryCode;

    /// <summary>Gets the class's first level.</summary>
    public int? FirstClass => _form.Class?.FirstClass;

    /// <summary>Gets the class's second level.</summary>
    public int? SecondClass => _form.Class?.SecondClass;

    /// <summary>Gets the class's third level.</summary>
    public int? ThirdClass => _form.Class?.ThirdClass;

    /// <summary>Gets the role.</summary>
    public IndustryRole? IndustryRole => _form.IndustryRole;

    /// <summary>
    /// Gets the status of the last submission's review. Once a review has passed, the service shows nothing under
    /// review; the status then comes from the submission in force.
    /// </summary>
    public AuditStatus? AuditStatus => AuditQualification?.AuditStatus ?? OnlineQualification?.AuditStatus;

    /// <summary>Gets why the last submission failed.</summary>
    public string? AuditReason => AuditQualification?.AuditReason;

    /// <summary>Gets the institution, if the entity is one.</summary>
    public DouyinInstitution? Institution => _form.Institution;

    /// <summary>Gets the partner's own data, if the entity is one.</summary>
    public DouyinPartner? Partner => _form.Partner;

    /// <summary>Gets the last submission.</summary>
    public DouyinReview? AuditQualification { get; internal init; }

    /// <summary>Gets the submission in force.</summary>
    public DouyinReview? OnlineQualification { get; internal init; }

    /// <inheritdoc/>
    void IAccountRecord.BelongTo(string account) => Account = account;

    /// <inheritdoc/>
    public QualificationForm ToForm()
    {
        // A copy, so corrections do not change what the service returned.
        var form = FormCopy.Make(_form);
        FormGaps.RemoveVoid(form, isMaskedVoid: true);
        form.Row.ToComplete = FormGaps.Missing(form);
        form.Row.Reason = AuditQualification?.AuditReason;
        return form;
    }

    /// <summary>Returns the entity, the class and the status.</summary>
    public override string ToString() => $"{_form.Key} {FirstClass}/{SecondClass} {AuditStatus}";
}
