using QualificationTools.Bulk;
using QualificationTools.Journal;
using QualificationTools.Resources;
using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary>
/// <c>UpdateQualificationScene</c>, row by row. The service wants all scenes again, so each attempt reads the present ones and
/// changes those that the row names.
/// </summary>
internal sealed class VmsSceneUpdate(VmsClient client) : RowOperation<VmsSceneChangeForm>
{
    /// <summary>The name of the action on the wire.</summary>
    public const string ActionName = "UpdateQualificationScene";

    /// <inheritdoc/>
    public override string Action => ActionName;

    /// <inheritdoc/>
    public override JournalScope Scope => client.Scope(Action);

    /// <inheritdoc/>
    public override IReadOnlyList<SensitiveText> Secrets => client.Secrets;

    /// <inheritdoc/>
    /// <remarks>The body is the changes, for the journal; what is sent depends on the scenes that are there then.</remarks>
    public override async Task<Reply> SendAsync(VmsSceneChangeForm form, byte[] body, CancellationToken stop)
    {
        var (reply, record) = await ReadAsync(form, stop).ConfigureAwait(false);
        if (record is null)
            return reply with { WasTried = false };
        if (VmsScenes.Change(record.Scenes, form.Scenarios ?? [], out var scenes) is { } refusal)
            return refusal with { WasTried = false };
        await PassGateAsync(stop).ConfigureAwait(false);
        return (await client.PostAsync(Action, VmsSceneBody.Serialize(form.Key, scenes), stop).ConfigureAwait(false)).Reply;
    }

    /// <inheritdoc/>
    /// <remarks>Where the changes would change nothing, they took effect.</remarks>
    public override async Task<LookUpAnswer?> LookUpAsync(VmsSceneChangeForm form, CancellationToken stop)
    {
        var (reply, record) = await ReadAsync(form, stop).ConfigureAwait(false);
        if (record is null)
            return reply.Kind == ReplyKind.Rejected ? LookUpAnswer.Open : null;
        if (VmsScenes.Change(record.Scenes, form.Scenarios ?? [], out var scenes) is not null)
            return LookUpAnswer.Open;
        return scenes.Zip(record.Scenes).All(pair => pair.First.HasSameContent(pair.Second)) ? LookUpAnswer.Applied : LookUpAnswer.NotApplied;
    }

    private async Task<(Reply Reply, VmsQualification? Record)> ReadAsync(VmsSceneChangeForm form, CancellationToken stop)
    {
        var number = form.Key ?? "";
        var (reply, _, page) = await VmsQueries.AskOnceAsync(client, new VmsQuery { QualificationNoList = [number] }, stop).ConfigureAwait(false);
        // A question that was lost changed nothing.
        if (page is null)
            return (reply.Kind == ReplyKind.Unknown ? reply with { Kind = ReplyKind.NotApplied, Advice = Texts.Get("Advice_Transient") } : reply, null);
        return page.Find(number) is { } record
            ? (reply, record)
            : (new Reply(ReplyKind.Rejected, "QualificationNotFound", Texts.Format("Error_QualificationNotFound", number)) { Advice = Texts.Get("Advice_QualificationNotFound") }, null);
    }
}
