using System.Globalization;
using System.Management.Automation;
using QualificationTools.Resources;

namespace QualificationTools.Commands;

/// <summary>
/// Counts and shows a run's results: one progress bar, at most five updates a second, and a summary at the end.
/// </summary>
internal sealed class BulkProgress(Cmdlet cmdlet, string action, int? total, TimeProvider time)
{
    private const int ActivityId = 0x51544F4C;

    /// <summary>The tag of the summary in the information stream.</summary>
    public const string SummaryTag = "QualificationSummary";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly int[] _counts = new int[Enum.GetValues<QualificationStatus>().Length];
    private readonly long _started = time.GetTimestamp();
    private TimeSpan _nextUpdate = Interval;
    private int _done;
    private int _retries;
    private bool _wasShown;

    /// <summary>Counts a result, and updates the progress bar if the last update was long enough ago.</summary>
    public void Add(QualificationResult result)
    {
        _done++;
        _counts[(int)result.Status]++;
        _retries += Math.Max(0, result.Attempts - 1);
        var elapsed = time.GetElapsedTime(_started);
        if (elapsed < _nextUpdate)
            return;
        _nextUpdate = elapsed + Interval;
        _wasShown = true;
        cmdlet.WriteProgress(Record(elapsed));
    }

    /// <summary>Removes the bar and, after a run of more than one row, writes the summary.</summary>
    public void Finish()
    {
        var elapsed = time.GetElapsedTime(_started);
        if (_wasShown)
            cmdlet.WriteProgress(
                new ProgressRecord(ActivityId, action, action) { RecordType = ProgressRecordType.Completed });
        if (_done < 2)
            return;
        var counts = Enum.GetValues<QualificationStatus>()
            .Where(status => _counts[(int)status] > 0)
            .Select(status => Texts.Format("Summary_" + status, _counts[(int)status]));
        var summary = Texts.Format(
            "Summary",
            action,
            _done,
            elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
            string.Join(Texts.Get("Summary_Separator"), counts));
        // If anything went wrong, the summary is shown whatever the preference is, like Write-Host.
        var isShown = _done != _counts[(int)QualificationStatus.Succeeded] + _counts[(int)QualificationStatus.Skipped];
        var record = new InformationRecord(
            isShown ? new HostInformationMessage { Message = summary } : summary,
            action);
        record.Tags.Add(SummaryTag);
        if (isShown)
            record.Tags.Add("PSHOST");
        cmdlet.WriteInformation(record);
    }

    private ProgressRecord Record(TimeSpan elapsed)
    {
        var rate = _done / Math.Max(elapsed.TotalSeconds, 0.001);
        var failures = _done - _counts[(int)QualificationStatus.Succeeded] - _counts[(int)QualificationStatus.Skipped];
        var done = total is { } all
            ? Texts.Format("Progress_OfTotal", _done, all)
            : Texts.Format("Progress_Done", _done);
        var status = Texts.Format(
            "Progress",
            done,
            rate.ToString("0.0", CultureInfo.InvariantCulture),
            _retries,
            failures);
        var record = new ProgressRecord(ActivityId, action, ProgressText.Fit(status));
        if (total is { } known)
        {
            record.PercentComplete = (int)(100L * _done / known);
            record.SecondsRemaining = (int)Math.Min((known - _done) / rate, int.MaxValue);
        }

        return record;
    }
}
