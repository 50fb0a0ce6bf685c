using System.Text;
using QualificationTools.Bulk;
using QualificationTools.Files;
using QualificationTools.Journal;
using QualificationTools.Security;

namespace QualificationTools.Douyin;

/// <summary>What <c>update_class_auth</c> and <c>add_class_auth</c> have in common, row by row.</summary>
internal abstract class DouyinSubmission(DouyinClient client) : RowOperation<DouyinClassAuthForm>
{
    /// <inheritdoc/>
    public override JournalScope Scope => client.Scope(Action);

    /// <inheritdoc/>
    public override IReadOnlyList<SensitiveText> Secrets => client.Secrets;

    /// <inheritdoc/>
    public sealed override FileUpload Upload => new DouyinUpload(client);

    /// <inheritdoc/>
    public sealed override string Show(DouyinClassAuthForm form) => Encoding.UTF8.GetString(Serialize(WithDefaults(form), DouyinJson.Masked));

    /// <inheritdoc/>
    public sealed override byte[] Serialize(DouyinClassAuthForm form) => Serialize(WithDefaults(form), DouyinJson.Wire);

    /// <inheritdoc/>
    public sealed override async Task<Reply> SendAsync(DouyinClassAuthForm form, byte[] body, CancellationToken stop) =>
        (await client.PostAsync(Action, body, stop).ConfigureAwait(false)).Reply;

    /// <inheritdoc/>
    public sealed override async Task<LookUpAnswer?> LookUpAsync(DouyinClassAuthForm form, CancellationToken stop)
    {
        var (reply, exchange) = await client.GetClassAuthAsync(DouyinClassAuthQuery.For(form), stop).ConfigureAwait(false);
        return reply.Kind == ReplyKind.Succeeded ? DouyinClassAuthAnswer.Compare(exchange!.Body, form) : null;
    }

    /// <summary>Makes the body of a form in which nothing is left unsaid.</summary>
    protected abstract byte[] Serialize(DouyinClassAuthForm form, DouyinJson context);

    // What the service documents as the only or the usual value is sent where nothing is said; the caller's form stays as it is.
    private static DouyinClassAuthForm WithDefaults(DouyinClassAuthForm form) => new()
    {
        PartnerEntityId = form.PartnerEntityId ?? (form.IndustryRole == IndustryRole.Institution ? "" : null),
        MerchantEntityId = form.MerchantEntityId,
        IndustryCode = form.IndustryCode ?? DouyinClassAuthQuery.OnlyIndustry,
        Class = form.Class?.Whole(),
        IndustryRole = form.IndustryRole,
        Qualifications = form.Qualifications,
        Institution = form.Institution,
        Partner = form.Partner,
    };
}
