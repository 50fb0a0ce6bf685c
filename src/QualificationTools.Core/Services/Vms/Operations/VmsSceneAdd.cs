using QualificationTools.Bulk;
using QualificationTools.Journal;
using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary><c>AddQualificationScene</c>, row by row.</summary>
internal sealed class VmsSceneAdd(VmsClient client) : RowOperation<VmsSceneForm>
{
    /// <summary>The name of the action on the wire.</summary>
    public const string ActionName = "AddQualificationScene";

    /// <inheritdoc/>
    public override string Action => ActionName;

    /// <inheritdoc/>
    public override JournalScope Scope => client.Scope(Action);

    /// <inheritdoc/>
    public override IReadOnlyList<SensitiveText> Secrets => client.Secrets;

    /// <inheritdoc/>
    public override byte[] Serialize(VmsSceneForm form) => VmsSceneBody.Serialize(form.QualificationNo, form.Scenarios ?? []);

    /// <inheritdoc/>
    public override async Task<Reply> SendAsync(VmsSceneForm form, byte[] body, CancellationToken stop) =>
        (await client.PostAsync(Action, body, stop).ConfigureAwait(false)).Reply;

    /// <inheritdoc/>
    /// <remarks>
    /// New scenes put the qualification under review: all of them on a qualification under review say that they were added, and
    /// none of them that they were not. A scene that was there before may look like a new one, so the rest is open.
    /// </remarks>
    public override async Task<LookUpAnswer?> LookUpAsync(VmsSceneForm form, CancellationToken stop)
    {
        if (form.Key is not { Length: > 0 } number || form.Scenarios is not { Count: > 0 } added)
            return LookUpAnswer.Open;
        var (_, _, page) = await VmsQueries.AskOnceAsync(client, new VmsQuery { QualificationNoList = [number] }, stop).ConfigureAwait(false);
        if (page is null)
            return null;
        if (page.Find(number) is not { } record)
            return LookUpAnswer.Open;
        var there = added.Count(scene => record.Scenes.Any(present => present.HasSameContent(scene)));
        if (there == 0)
            return LookUpAnswer.NotApplied;
        return there == added.Count && record.ApprovalStatus == VmsApprovalStatus.UnderReview ? LookUpAnswer.Applied : LookUpAnswer.Open;
    }
}
