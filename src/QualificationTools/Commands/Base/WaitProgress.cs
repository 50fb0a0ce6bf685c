using System.Management.Automation;
using QualificationTools.Bulk;
using QualificationTools.Resources;

namespace QualificationTools.Commands;

/// <summary>Shows the progress of a wait for reviews in one progress bar.</summary>
internal sealed class WaitProgress(Cmdlet cmdlet, string action, int total, TimeProvider time)
{
    private const int ActivityId = 0x51544F57;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private long _shown;
    private int _ended;
    private bool _wasShown;

    /// <summary>
    /// Counts an event, and updates the bar before each pause, or if the last update was long enough ago.
    /// </summary>
    public void Show<TRecord>(ReviewNews<TRecord> news)
    {
        var isResting = news.Kind == ReviewNewsKind.Resting;
        if (!isResting)
            _ended++;
        if (!isResting && time.GetElapsedTime(_shown) < Interval)
            return;
        _shown = time.GetTimestamp();
        _wasShown = true;
        var status = isResting
            ? Texts.Format("Progress_Resting", _ended, total, (int)Math.Ceiling(news.Rest.TotalSeconds))
            : Texts.Format("Progress_Reviews", _ended, total);
        cmdlet.WriteProgress(
            new ProgressRecord(ActivityId, action, ProgressText.Fit(status))
            {
                PercentComplete = (int)(100L * _ended / total),
            });
    }

    /// <summary>Removes the bar.</summary>
    public void Finish()
    {
        if (_wasShown)
            cmdlet.WriteProgress(
                new ProgressRecord(ActivityId, action, action) { RecordType = ProgressRecordType.Completed });
    }
}
