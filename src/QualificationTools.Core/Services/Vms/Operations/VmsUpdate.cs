using QualificationTools.Bulk;
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
    public override DateTimeOffset? ServiceNow => client.ServiceNow;

    /// <inheritdoc/>
    public override FileUpload Upload => new VmsUpload(client);

    /// <inheritdoc/>
    public override bool OldRecordProves => true;

    /// <inheritdoc/>
    public override Task<Reply> SendAsync(VmsQualificationForm form, byte[] body, CancellationToken stop) =>
        client.SendAsync(Action, body, stop);

    /// <inheritdoc/>
    public override string? SettlingCommand(VmsQualificationForm form) => VmsCommands.Get(form.Key);

    /// <inheritdoc/>
    public override async Task<Sighting?> LookUpAsync(VmsQualificationForm form, RowPast past, CancellationToken stop)
    {
        if (form.Key is not { Length: > 0 } number)
            return new Sighting(Evidence.Untellable);
        var (_, _, page) = await VmsQueries
            .AskOnceAsync(client, new VmsQuery { QualificationNoList = [number] }, stop)
            .ConfigureAwait(false);
        if (page is null)
            return null;
        if (page.Find(number) is not { } record)
            return VmsComparison.NotFound();
        var evidence = Judge(
            record.ApprovalStatus,
            VmsComparison.Compare(record, form),
            client.Compare(record.UpdateTime, past),
            past.Rivals);
        return new Sighting(evidence) { Shows = VmsComparison.Describe(record) };
    }

    /// <summary>
    /// Returns what a record proves. Only a rejected qualification may be updated, and an update puts it under review.
    /// The end of a review changes the record too, so a change counts as this row's only if the content is this row's,
    /// or if the record came under review and no other row can have caused that.
    /// </summary>
    /// <param name="status">The status of its review.</param>
    /// <param name="content">How its content agrees with the row.</param>
    /// <param name="change">When it was changed last, held against the intent.</param>
    /// <param name="rivals">What else was sent for its number.</param>
    internal static Evidence Judge(VmsApprovalStatus? status, VmsAgreement content, VmsMoment change, Rivals rivals)
    {
        var isUnderReview = status == VmsApprovalStatus.UnderReview;
        return (change, content) switch
        {
            (_, VmsAgreement.Different) when change != VmsMoment.Before => Evidence.Undecided,
            (VmsMoment.Before, VmsAgreement.Different) => Evidence.Old,
            (VmsMoment.Before, _) => status == VmsApprovalStatus.Rejected ? Evidence.Old : Evidence.Undecided,
            (_, VmsAgreement.Same) when rivals == Rivals.None => isUnderReview || change == VmsMoment.After
                ? Evidence.Applied
                : Evidence.Undecided,
            (VmsMoment.After, VmsAgreement.Same) => isUnderReview && rivals == Rivals.Settled
                ? Evidence.Applied
                : Evidence.Undecided,
            (VmsMoment.After, VmsAgreement.Silent) => isUnderReview && rivals == Rivals.None
                ? Evidence.Applied
                : Evidence.Undecided,
            _ => Evidence.Undecided,
        };
    }
}
