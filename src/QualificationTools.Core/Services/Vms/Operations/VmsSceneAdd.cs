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
    public override DateTimeOffset? ServiceNow => client.ServiceNow;

    /// <inheritdoc/>
    public override byte[] Serialize(VmsSceneForm form) =>
        VmsSceneBody.Serialize(form.QualificationNo, form.Scenarios ?? []);

    /// <inheritdoc/>
    public override Task<Reply> SendAsync(VmsSceneForm form, byte[] body, CancellationToken stop) =>
        client.SendAsync(Action, body, stop);

    /// <inheritdoc/>
    public override string? SettlingCommand(VmsSceneForm form) => VmsCommands.Get(form.Key);

    /// <inheritdoc/>
    /// <remarks>
    /// New scenes put the qualification under review: if it came under review after the intent and has all of them,
    /// they were added. Missing scenes may still appear, so nothing ever proves that they were not added.
    /// </remarks>
    public override async Task<Sighting?> LookUpAsync(VmsSceneForm form, RowPast past, CancellationToken stop)
    {
        if (form.Key is not { Length: > 0 } number || form.Scenarios is not { Count: > 0 } added)
            return new Sighting(Evidence.Untellable);
        var (_, _, page) = await VmsQueries
            .AskOnceAsync(client, new VmsQuery { QualificationNoList = [number] }, stop)
            .ConfigureAwait(false);
        if (page is null)
            return null;
        if (page.Find(number) is not { } record)
            return VmsComparison.NotFound();
        var areThere =
            record.ShowsScenes
            && added.All(scene =>
                record.Scenes.Any(present => present.SceneType is not null && VmsComparison.IsSame(present, scene)));
        var isApplied =
            areThere
            && record.ApprovalStatus == VmsApprovalStatus.UnderReview
            && client.Compare(record.UpdateTime, past) switch
            {
                VmsMoment.After => past.Rivals != Rivals.Possible,
                VmsMoment.Unclear => past.Rivals == Rivals.None,
                _ => false,
            };
        return new Sighting(
            isApplied ? Evidence.Applied
            : record.ShowsScenes && !areThere ? Evidence.Absent
            : Evidence.Undecided)
        {
            Shows = VmsComparison.Describe(record),
        };
    }
}
