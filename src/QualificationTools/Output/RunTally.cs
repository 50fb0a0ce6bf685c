using System.Globalization;
using System.Management.Automation;
using QualificationTools.Journal;

namespace QualificationTools;

/// <summary>Counts results one by one, and keeps only what the summary needs.</summary>
internal sealed class RunTally
{
    /// <summary>The most rows that did not succeed which a report names one by one.</summary>
    public const int MostNamed = 20;

    // From good to bad: what may have taken effect is worse than what certainly did not.
    private static readonly QualificationStatus[] ByHarm =
    [
        QualificationStatus.Skipped,
        QualificationStatus.Succeeded,
        QualificationStatus.Invalid,
        QualificationStatus.Rejected,
        QualificationStatus.Failed,
        QualificationStatus.Unknown,
    ];

    private readonly long[] _counts = new long[Enum.GetValues<QualificationStatus>().Length];
    private readonly SortedSet<string> _accounts = new(StringComparer.Ordinal);
    private readonly List<FailedRow> _failures = [];
    private DateTimeOffset? _started;
    private DateTimeOffset? _ended;

    /// <summary>Gets the first rows that did not succeed, at most <see cref="MostNamed"/>.</summary>
    public IReadOnlyList<FailedRow> Failures => _failures;

    /// <summary>Adds a result of this session or of another one, or an entry of a journal.</summary>
    /// <param name="item">The object from the pipeline.</param>
    /// <returns>False if it is none of these types.</returns>
    public bool TryAdd(PSObject item)
    {
        if (item.BaseObject is JournalEntry entry)
        {
            Add(entry);
            return true;
        }

        if (item.BaseObject is not QualificationResult && !IsFromElsewhere(item))
            return false;
        if (
            !LanguagePrimitives.TryConvertTo<QualificationStatus>(
                Value(item, "Status"),
                CultureInfo.InvariantCulture,
                out var status))
            return false;
        Count(status, Text(item, "Account"));
        if (
            LanguagePrimitives.TryConvertTo<DateTimeOffset>(
                Value(item, "StartedAt"),
                CultureInfo.InvariantCulture,
                out var started))
        {
            LanguagePrimitives.TryConvertTo<TimeSpan>(
                Value(item, "Duration"),
                CultureInfo.InvariantCulture,
                out var duration);
            Span(started, started + duration);
        }

        if (IsFailure(status) && _failures.Count < MostNamed)
            _failures.Add(
                new FailedRow(
                    Text(item, "Row"),
                    Text(item, "Key"),
                    status,
                    Text(item, "ErrorCode"),
                    Text(item, "Advice")));
        return true;
    }

    /// <summary>
    /// Adds an entry of a journal. A row without an outcome counts as unknown, one that was not sent as failed.
    /// </summary>
    /// <param name="entry">The entry.</param>
    public void Add(JournalEntry entry)
    {
        var status = entry.Status switch
        {
            "InFlight" => QualificationStatus.Unknown,
            JournalLine.NotSent => QualificationStatus.Failed,
            var name => Enum.TryParse<QualificationStatus>(name, out var known) ? known : QualificationStatus.Unknown,
        };
        Count(status, null);
        Span(entry.At, entry.At);
        if (IsFailure(status) && _failures.Count < MostNamed)
            _failures.Add(
                new FailedRow(
                    entry.Row.ToString(CultureInfo.InvariantCulture),
                    entry.Key,
                    status,
                    entry.ErrorCode ?? entry.Status,
                    null));
    }

    /// <summary>Returns the summary of all that was added.</summary>
    /// <returns>The counts and times; what stopped the run is for the caller to add.</returns>
    public QualificationRunSummary Sum() => new()
    {
        Rows = _counts.Sum(),
        Succeeded = _counts[(int)QualificationStatus.Succeeded],
        Skipped = _counts[(int)QualificationStatus.Skipped],
        Invalid = _counts[(int)QualificationStatus.Invalid],
        Rejected = _counts[(int)QualificationStatus.Rejected],
        Failed = _counts[(int)QualificationStatus.Failed],
        Unknown = _counts[(int)QualificationStatus.Unknown],
        WorstStatus = _counts.Sum() == 0 ? null : ByHarm.Last(status => _counts[(int)status] > 0),
        Account = _accounts.Count == 0 ? null : string.Join(", ", _accounts),
        StartedAt = _started,
        Duration = _ended - _started ?? TimeSpan.Zero,
    };

    /// <summary>Returns whether a row of this status needs somebody's attention.</summary>
    /// <param name="status">The status.</param>
    /// <returns>False if it succeeded, now or in an earlier run.</returns>
    public static bool IsFailure(QualificationStatus status) =>
        status is not (QualificationStatus.Succeeded or QualificationStatus.Skipped);

    private void Count(QualificationStatus status, string? account)
    {
        _counts[(int)status]++;
        if (!string.IsNullOrEmpty(account))
            _accounts.Add(account);
    }

    private void Span(DateTimeOffset from, DateTimeOffset to)
    {
        if (_started is null || from < _started)
            _started = from;
        if (_ended is null || to > _ended)
            _ended = to;
    }

    // From a job, a remote session or a file, a result comes as a copy: its members are there, its type is not.
    private static bool IsFromElsewhere(PSObject item) =>
        item.Properties["Status"] is not null
        && item.Properties["Row"] is not null
        && item.Properties["Attempts"] is not null;

    private static object? Value(PSObject item, string name) => item.Properties[name]?.Value;

    private static string? Text(PSObject item, string name) =>
        Value(item, name) is { } value ? LanguagePrimitives.ConvertTo<string>(value) : null;
}

/// <summary>Represents a row that needs somebody's attention, as a report names it.</summary>
/// <param name="Row">The row's number.</param>
/// <param name="Key">The key that identifies the row.</param>
/// <param name="Status">The row's status.</param>
/// <param name="ErrorCode">The service's code, or the module's.</param>
/// <param name="Advice">What to do.</param>
internal sealed record FailedRow(
    string? Row,
    string? Key,
    QualificationStatus Status,
    string? ErrorCode,
    string? Advice);
