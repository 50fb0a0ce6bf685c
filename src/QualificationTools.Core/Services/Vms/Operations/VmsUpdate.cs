using QualificationTools.Bulk;
using QualificationTools.Files;
using QualificationTools.Journal;
using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary><c>UpdateQualification</c>, row by row.</summary>
internal sealed class VmsUpdate(VmsClient client) : RowOperation<VmsQualificationForm>
{
    /// <summary>The name of the action on the wire.</summary>
    public const string ActionName = "UpdateQualification";

    /// <inheritdoc/>
    public override string Action => ActionName;

    /// <inheritdoc/>
    public override JournalScope Scope => client.Scope(Action);

    /// <inheritdoc/>
    public override IReadOnlyList<SensitiveText> Secrets => client.Secrets;

    /// <inheritdoc/>
    public override FileUpload Upload => new VmsUpload(client);

    /// <inheritdoc/>
    public override async Task<Reply> SendAsync(VmsQualificationForm form, byte[] body, CancellationToken stop) =>
        (await client.PostAsync(Action, body, stop).ConfigureAwait(false)).Reply;

    /// <inheritdoc/>
    /// <remarks>
    /// Only a qualification whose review failed may be updated, and an update puts it under review: 1 says that it took
    /// effect, 3 that it did not. An approved one tells nothing.
    /// </remarks>
    public override async Task<LookUpAnswer?> LookUpAsync(VmsQualificationForm form, CancellationToken stop)
    {
        if (form.Key is not { Length: > 0 } number)
            return LookUpAnswer.Open;
        var (_, _, page) = await VmsQueries.AskOnceAsync(client, new VmsQuery { QualificationNoList = [number] }, stop).ConfigureAwait(false);
        if (page is null)
            return null;
        return page.Find(number)?.ApprovalStatus switch
        {
            VmsApprovalStatus.UnderReview => LookUpAnswer.Applied,
            VmsApprovalStatus.Rejected => LookUpAnswer.NotApplied,
            _ => LookUpAnswer.Open,
        };
    }
}
