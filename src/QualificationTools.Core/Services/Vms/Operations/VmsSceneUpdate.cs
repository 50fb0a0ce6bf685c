using QualificationTools.Bulk;
using QualificationTools.Journal;
using QualificationTools.Resources;
using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary>
/// <c>UpdateQualificationScene</c>, row by row. The service wants all scenes again, so each attempt reads the present
/// ones and changes those that the row names.
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
    public override DateTimeOffset? ServiceNow => client.ServiceNow;

    /// <inheritdoc/>
    /// <remarks>The body is the changes, for the journal; what is sent depends on the scenes at that time.</remarks>
    public override async Task<Reply> SendAsync(VmsSceneChangeForm form, byte[] body, CancellationToken stop)
    {
        var (reply, record) = await ReadAsync(form, stop).ConfigureAwait(false);
        if (record is null)
            return reply with { WasTried = false };
        // All scenes are submitted again: a scene that is not shown would be lost.
        if (!record.ShowsScenes)
            return new Reply(ReplyKind.Rejected, "ScenesNotShown", Texts.Format("Error_ScenesNotShown", form.Key ?? ""))
            {
                Advice = Texts.Get("Advice_ScenesNotShown"),
                WasTried = false,
            };
        if (VmsScenes.Change(record.Scenes, form.Scenarios ?? [], out var scenes) is { } refusal)
            return refusal with { WasTried = false };
        await PassGateAsync(stop).ConfigureAwait(false);
        return await client.SendAsync(Action, VmsSceneBody.Serialize(form.Key, scenes), stop).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override bool OldRecordProves => true;

    /// <inheritdoc/>
    public override string? SettlingCommand(VmsSceneChangeForm form) => VmsCommands.Get(form.Key);

    /// <inheritdoc/>
    /// <remarks>
    /// If the changes would change nothing, and the record was not last changed before the intent, they took effect.
    /// </remarks>
    public override async Task<Sighting?> LookUpAsync(VmsSceneChangeForm form, RowPast past, CancellationToken stop)
    {
        var (reply, record) = await ReadAsync(form, stop).ConfigureAwait(false);
        if (record is null)
            return reply.Kind == ReplyKind.Rejected ? VmsComparison.NotFound() : null;
        var change = client.Compare(record.UpdateTime, past);
        var isReadable =
            VmsScenes.Change(record.Scenes, form.Scenarios ?? [], out var scenes) is null && record.ShowsScenes;
        var isSame = isReadable && scenes.Zip(record.Scenes).All(pair => pair.First.HasSameContent(pair.Second));
        var evidence = change switch
        {
            VmsMoment.Before => Evidence.Old,
            _ when !isSame || past.Rivals == Rivals.Possible => Evidence.Undecided,
            VmsMoment.After => Evidence.Applied,
            _ => record.ApprovalStatus == VmsApprovalStatus.UnderReview && past.Rivals == Rivals.None
                ? Evidence.Applied
                : Evidence.Undecided,
        };
        return new Sighting(evidence) { Shows = VmsComparison.Describe(record) };
    }

    private async Task<(Reply Reply, VmsQualification? Record)> ReadAsync(
        VmsSceneChangeForm form,
        CancellationToken stop)
    {
        var number = form.Key ?? "";
        var (reply, _, page) = await VmsQueries
            .AskOnceAsync(client, new VmsQuery { QualificationNoList = [number] }, stop)
            .ConfigureAwait(false);
        // A question that was lost changed nothing.
        if (page is null)
            return (
                reply.Kind == ReplyKind.Unknown
                    ? reply with
                    {
                        Kind = ReplyKind.NotApplied,
                        Advice = Texts.Get("Advice_Transient"),
                    }
                    : reply,
                null);
        return page.Find(number) is { } record
            ? (reply, record)
            : (
                new Reply(
                    ReplyKind.Rejected,
                    "QualificationNotFound",
                    Texts.Format("Error_QualificationNotFound", number))
                {
                    Advice = Texts.Get("Advice_QualificationNotFound"),
                },
                null);
    }
}
