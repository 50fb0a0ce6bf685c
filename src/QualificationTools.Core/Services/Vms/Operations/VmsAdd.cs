using System.Runtime.CompilerServices;
using QualificationTools.Bulk;
using QualificationTools.Files;
using QualificationTools.Journal;
using QualificationTools.Security;

namespace QualificationTools.Vms;

/// <summary><c>AddQualification</c>, row by row.</summary>
internal sealed class VmsAdd(VmsClient client, TimeProvider time) : RowOperation<VmsQualificationForm>
{
    private const int PageSize = 100;
    private const int MostPages = 10;

    // As far as a signature's time may be off, the service's clock may be.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(15);

    private readonly ConditionalWeakTable<VmsQualificationForm, Attempt> _attempts = [];
    private readonly RecentKeys _names = new();
    private readonly HashSet<string> _repeatedNames = new(StringComparer.Ordinal);

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
    public override FileUpload Upload => new VmsUpload(client);

    /// <inheritdoc/>
    public override async Task<Reply> SendAsync(VmsQualificationForm form, byte[] body, CancellationToken stop)
    {
        _attempts.GetValue(form, Begin);
        var (reply, exchange) = await client.PostAsync(Action, body, stop).ConfigureAwait(false);
        // Newer answers begin the member with a small letter, older ones with a capital.
        return reply.Kind == ReplyKind.Succeeded ? reply with { TaskId = VmsReply.ResultText(exchange.Body, "QualificationNo") } : reply;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The number is not known, so the company's name must tell: one qualification of that name which came to be after the
    /// first attempt is the row's; none at all says that it did not take effect. Everything else leaves it open.
    /// </remarks>
    public override async Task<LookUpAnswer?> LookUpAsync(VmsQualificationForm form, CancellationToken stop)
    {
        if (form.MainInfo?.QualificationEntity?.Trim() is not { Length: > 0 } name || IsRepeated(name))
            return LookUpAnswer.Open;
        _attempts.TryGetValue(form, out var attempt);
        var candidates = new List<VmsQualification>();
        for (var page = 0; ; page++)
        {
            if (page == MostPages)
                return LookUpAnswer.Open;
            if (page > 0)
                await PassGateAsync(stop).ConfigureAwait(false);
            var query = new VmsQuery { QualificationEntityQueryPattern = name, Offset = page * PageSize, Limit = PageSize };
            var (_, _, answer) = await VmsQueries.AskOnceAsync(client, query, stop).ConfigureAwait(false);
            if (answer is null)
                return null;
            candidates.AddRange(answer.Records.Where(record => string.Equals(record.Entity?.Trim(), name, StringComparison.Ordinal) && attempt?.IsLongBefore(record) != true));
            if (answer.Records.Count == 0 || (page * PageSize) + answer.Records.Count >= (answer.Total ?? int.MaxValue))
                break;
        }

        switch (candidates)
        {
            case []:
                return LookUpAnswer.NotApplied;
            case [var only] when attempt?.IsBefore(only) == false:
                attempt.FoundNumber = only.Number;
                return LookUpAnswer.Applied;
            default:
                return LookUpAnswer.Open;
        }
    }

    /// <inheritdoc/>
    public override string? FoundId(VmsQualificationForm form) => _attempts.TryGetValue(form, out var attempt) ? attempt.FoundNumber : null;

    private Attempt Begin(VmsQualificationForm form)
    {
        if (form.MainInfo?.QualificationEntity?.Trim() is { Length: > 0 } name)
        {
            lock (_names)
            {
                if (!_names.Add(name))
                    _repeatedNames.Add(name);
            }
        }

        return new Attempt(time.GetUtcNow());
    }

    // Of two rows of one name, nothing tells which one a qualification belongs to.
    private bool IsRepeated(string name)
    {
        lock (_names)
            return _repeatedNames.Contains(name);
    }

    /// <summary>What is known of a row that was sent.</summary>
    private sealed class Attempt(DateTimeOffset began)
    {
        // The service shows whole seconds.
        private readonly DateTimeOffset _began = new(began.Ticks - (began.Ticks % TimeSpan.TicksPerSecond), began.Offset);

        public string? FoundNumber { get; set; }

        // A record that does not say when it came to be may be older or newer.
        public bool IsBefore(VmsQualification record) => !(record.CreateTime >= _began);

        public bool IsLongBefore(VmsQualification record) => record.CreateTime < _began - ClockTolerance;
    }
}
