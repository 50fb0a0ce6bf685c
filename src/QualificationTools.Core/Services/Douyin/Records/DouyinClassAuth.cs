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
    /// Gets how the last submission's review stands. The service shows nothing under review once a review has passed;
    /// what is in force tells then.
    /// </summary>
    public AuditStatus? AuditStatus => AuditQualification?.AuditStatus ?? OnlineQualification?.AuditStatus;

    /// <summary>Gets why the last submission failed.</summary>
    public string? AuditReason => AuditQualification?.AuditReason;

    /// <summary>Gets the institution, where the entity is one.</summary>
    public DouyinInstitution? Institution => _form.Institution;

    /// <summary>Gets the partner's own data, where the entity is one.</summary>
    public DouyinPartner? Partner => _form.Partner;

    /// <summary>Gets what was submitted last.</summary>
    public DouyinReview? AuditQualification { get; internal init; }

    /// <summary>Gets what is in force.</summary>
    public DouyinReview? OnlineQualification { get; internal init; }

    /// <inheritdoc/>
    void IAccountRecord.BelongTo(string account) => Account = account;

    /// <inheritdoc/>
    public QualificationForm ToForm()
    {
        // A copy, so what a person corrects does not change what the service said.
        var form = FormCopy.Make(_form);
        FormGaps.RemoveVoid(form, isMaskedVoid: true);
        form.ToComplete = FormGaps.Missing(form);
        form.Reason = AuditQualification?.AuditReason;
        return form;
    }

    /// <summary>Returns the entity, the class and the status.</summary>
    public override string ToString() => $"{_form.Key} {FirstClass}/{SecondClass} {AuditStatus}";
}
