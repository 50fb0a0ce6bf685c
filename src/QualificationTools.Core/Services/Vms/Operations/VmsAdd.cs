using QualificationTools.Bulk;
using QualificationTools.Journal;
using QualificationTools.Resources;
using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary><c>AddQualification</c>, row by row.</summary>
internal sealed class VmsAdd(VmsClient client) : RowOperation<VmsQualificationForm>
{
    private const int PageSize = 100;
    private const int MostPages = 10;

    /// <summary>The name of the action on the wire.</summary>
    public const string ActionName = "AddQualification";

    /// <inheritdoc/>
    public override string Action => ActionName;

    /// <inheritdoc/>
    public override JournalScope Scope => client.Scope(Action);

    /// <inheritdoc/>
    public override bool IsNew => true;

    /// <inheritdoc/>
    public override IReadOnlyList<SensitiveText> Secrets => client.Secrets;

    /// <inheritdoc/>
    public override DateTimeOffset? ServiceNow => client.ServiceNow;

    /// <inheritdoc/>
    public override FileUpload Upload => new VmsUpload(client);

    /// <inheritdoc/>
    public override async Task<Reply> SendAsync(VmsQualificationForm form, byte[] body, CancellationToken stop)
    {
        var (reply, exchange) = await client.PostAsync(Action, body, stop).ConfigureAwait(false);
        // Newer answers begin the member with a small letter, older ones with a capital.
        return reply.Kind == ReplyKind.Succeeded
            ? reply with
            {
                TaskId = VmsReply.ResultText(exchange.Body, "QualificationNo"),
            }
            : reply;
    }

    /// <inheritdoc/>
    public override string? Subject(VmsQualificationForm form) => NameOf(form);

    /// <inheritdoc/>
    public override string? SettlingCommand(VmsQualificationForm form) => VmsCommands.Find(NameOf(form));

    /// <inheritdoc/>
    /// <remarks>
    /// The number is not known, so the company's name identifies the record: a single qualification with that name and
    /// content, created after the intent, is the row's. If there is none yet, or several, nothing is proven.
    /// </remarks>
    public override async Task<Sighting?> LookUpAsync(VmsQualificationForm form, RowPast past, CancellationToken stop)
    {
        if (NameOf(form) is not { } name)
            return new Sighting(Evidence.Untellable);
        var named = new List<VmsQualification>();
        for (var page = 0; ; page++)
        {
            if (page == MostPages)
                return new Sighting(Evidence.Untellable) { Shows = Texts.Get("Shows_TooManyQualifications") };
            if (page > 0)
                await PassGateAsync(stop).ConfigureAwait(false);
            var query = new VmsQuery
            {
                QualificationEntityQueryPattern = name,
                Offset = page * PageSize,
                Limit = PageSize,
            };
            var (_, _, answer) = await VmsQueries.AskOnceAsync(client, query, stop).ConfigureAwait(false);
            if (answer is null)
                return null;
            named.AddRange(
                answer.Records.Where(record => string.Equals(record.Entity?.Trim(), name, StringComparison.Ordinal)));
            if (answer.Records.Count == 0 || (page * PageSize) + answer.Records.Count >= (answer.Total ?? int.MaxValue))
                break;
        }

        return Judge(named, form, past);
    }

    private static string? NameOf(VmsQualificationForm form) =>
        form.MainInfo?.QualificationEntity?.Trim() is { Length: > 0 } name ? name : null;

    private Sighting Judge(List<VmsQualification> named, VmsQualificationForm form, RowPast past)
    {
        var recent = named.Where(record => client.Compare(record.CreateTime, past) != VmsMoment.Before).ToList();
        if (recent.Count == 0)
            return named.Count == 0
                ? VmsComparison.NotFound(Evidence.Absent)
                : new Sighting(Evidence.Absent) { Shows = VmsComparison.Describe(named[0]) };
        var found = recent[0];
        // A record created a moment before the intent may be somebody else's.
        var isOwn = client.Compare(found.CreateTime, past) == VmsMoment.After
            ? past.Rivals != Rivals.Possible
            : past.Rivals == Rivals.None && client.IsNear(found.CreateTime, past);
        var isApplied = isOwn && recent.Count == 1 && VmsComparison.Compare(found, form) == VmsAgreement.Same;
        return new Sighting(isApplied ? Evidence.Applied : Evidence.Undecided)
        {
            Shows = VmsComparison.Describe(found),
            FoundId = isApplied ? found.Number : null,
        };
    }
}
