using System.Text.Json;
using QualificationTools.Bulk;
using QualificationTools.Forms;
using QualificationTools.Journal;
using QualificationTools.Security;

namespace QualificationTools.Douyin;

/// <summary>The common base of <c>update_class_auth</c> and <c>add_class_auth</c>, row by row.</summary>
internal abstract class DouyinSubmission(DouyinClient client) : RowOperation<DouyinClassAuthForm>
{
    /// <inheritdoc/>
    public override JournalScope Scope => client.Scope(Action);

    /// <inheritdoc/>
    public override IReadOnlyList<SensitiveText> Secrets => client.Secrets;

    /// <inheritdoc/>
    public sealed override FileUpload Upload => new DouyinUpload(client);

    /// <inheritdoc/>
    public sealed override string Show(DouyinClassAuthForm form) => FormWriter.Show(WithDefaults(form), NameOf);

    /// <inheritdoc/>
    public sealed override byte[] Serialize(DouyinClassAuthForm form) => FormWriter.Write(WithDefaults(form), NameOf);

    /// <inheritdoc/>
    public sealed override async Task<Reply> SendAsync(DouyinClassAuthForm form, byte[] body, CancellationToken stop) =>
        (await client.PostAsync(Action, body, stop).ConfigureAwait(false)).Reply;

    /// <inheritdoc/>
    public sealed override string? SettlingCommand(DouyinClassAuthForm form) =>
        form.Key is null
            ? null
            : string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Get-DouyinClassAuth{Part("MerchantEntityId", form.MerchantEntityId)}"
                + $"{Part("PartnerEntityId", form.PartnerEntityId)} -FirstClass {form.Class?.FirstClass} "
                + $"-SecondClass {form.Class?.SecondClass} -IndustryRole {form.IndustryRole}");

    /// <inheritdoc/>
    /// <remarks>
    /// A class under review may be submitted again, and the service shows no times: only the row's whole content proves
    /// anything, and nothing proves that it was not taken.
    /// </remarks>
    public sealed override async Task<Sighting?> LookUpAsync(
        DouyinClassAuthForm form,
        RowPast past,
        CancellationToken stop)
    {
        var (reply, exchange) = await client
            .GetClassAuthAsync(DouyinClassAuthQuery.For(form), stop)
            .ConfigureAwait(false);
        return reply.Kind == ReplyKind.Succeeded
            ? DouyinClassAuthAnswer.Compare(exchange!.Body, form, past.Rivals)
            : null;
    }

    private static string Part(string name, string? value) =>
        string.IsNullOrEmpty(value) ? "" : $" -{name} '{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Returns the action's name for a member of the form; null if the action does not accept it.</summary>
    protected virtual JsonEncodedText? NameOf(FormNode member) => member.EncodedName;

    // Defaults are the values that the service documents as the only or the usual ones; the caller's form is unchanged.
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
