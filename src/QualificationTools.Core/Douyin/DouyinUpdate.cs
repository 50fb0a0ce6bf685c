using System.Text.Json;
using QualificationTools.Bulk;
using QualificationTools.Files;
using QualificationTools.Journal;
using QualificationTools.Security;

namespace QualificationTools.Douyin;

/// <summary><c>update_class_auth</c>, row by row.</summary>
internal sealed class DouyinUpdate(DouyinClient client) : RowOperation<DouyinClassAuthForm>
{
    private const int OnlyIndustry = 10000;

    /// <inheritdoc/>
    public override string Action => "update_class_auth";

    /// <inheritdoc/>
    public override JournalScope Scope => client.Scope(Action);

    /// <inheritdoc/>
    public override IReadOnlyList<SensitiveText> Secrets => client.Secrets;

    /// <inheritdoc/>
    public override FileUpload Upload => new DouyinUpload(client);

    /// <inheritdoc/>
    public override string Show(DouyinClassAuthForm form) => JsonSerializer.Serialize(WithDefaults(form), DouyinJson.Masked.DouyinClassAuthForm);

    /// <inheritdoc/>
    public override byte[] Serialize(DouyinClassAuthForm form) =>
        JsonSerializer.SerializeToUtf8Bytes(WithDefaults(form), DouyinJson.Wire.DouyinClassAuthForm);

    /// <inheritdoc/>
    public override async Task<Reply> SendAsync(DouyinClassAuthForm form, byte[] body, CancellationToken stop) =>
        (await client.PostAsync(Action, body, stop).ConfigureAwait(false)).Reply;

    /// <inheritdoc/>
    public override async Task<LookUpAnswer?> LookUpAsync(DouyinClassAuthForm form, CancellationToken stop)
    {
        var query = JsonSerializer.SerializeToUtf8Bytes(DouyinClassAuthQuery.For(WithDefaults(form)), DouyinJson.Wire.DouyinClassAuthQuery);
        var (reply, exchange) = await client.PostAsync("get_class_auth", query, stop).ConfigureAwait(false);
        return reply.Kind == ReplyKind.Succeeded ? DouyinClassAuthAnswer.Compare(exchange!.Body, form) : null;
    }

    // What the service documents as the only or the usual value is sent where nothing is said; the caller's form stays as it is.
    private static DouyinClassAuthForm WithDefaults(DouyinClassAuthForm form) => new()
    {
        PartnerEntityId = form.PartnerEntityId ?? (form.IndustryRole == IndustryRole.Institution ? "" : null),
        MerchantEntityId = form.MerchantEntityId,
        IndustryCode = form.IndustryCode ?? OnlyIndustry,
        Class = form.Class is null ? null : new DouyinClass { FirstClass = form.Class.FirstClass, SecondClass = form.Class.SecondClass, ThirdClass = form.Class.ThirdClass ?? 0 },
        IndustryRole = form.IndustryRole,
        Qualifications = form.Qualifications,
        Institution = form.Institution,
        Partner = form.Partner,
    };
}
