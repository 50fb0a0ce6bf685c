using System.Management.Automation;
using QualificationTools.Commands;
using QualificationTools.Core.Tests;
using QualificationTools.Vms;

namespace QualificationTools.Cmdlets.Tests.InProcess;

public sealed class BulkProgressTests
{
    private readonly ManualTime _time = new();
    private readonly RecordingRuntime _runtime = new();

    [Fact]
    public void A_thousand_rows_in_ten_seconds_update_the_bar_fifty_times()
    {
        var progress = Create(total: 1000);
        for (var row = 0; row < 1000; row++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(10));
            progress.Add(Result(QualificationStatus.Succeeded));
        }

        Assert.Equal(50, _runtime.Progress.Count);
    }

    [Fact]
    public void A_run_that_is_over_at_once_shows_no_bar()
    {
        var progress = Create(total: 1);
        progress.Add(Result(QualificationStatus.Succeeded));
        progress.Finish();

        Assert.Empty(_runtime.Progress);
    }

    [Fact]
    public void The_bar_tells_the_rate_the_retries_and_the_failures()
    {
        var progress = Create(total: null);
        _time.Advance(TimeSpan.FromSeconds(1));
        progress.Add(Result(QualificationStatus.Rejected, attempts: 3));

        Assert.Equal("1 rows done, 1.0/s, 2 retries, 1 not succeeded", _runtime.Progress.Single().StatusDescription);
    }

    [Theory]
    [InlineData("12 rows done", 0)]
    [InlineData("已完成12行", 4)]
    [InlineData("", 0)]
    public void The_bar_has_as_many_characters_as_it_takes_columns(string text, int wide)
    {
        var fitted = ProgressText.Fit(text);

        Assert.Equal(text, fitted.TrimEnd('\u200B'));
        Assert.Equal(text.Length + wide, fitted.Length);
    }

    [Fact]
    public void Where_the_total_is_known_the_bar_tells_the_share_and_the_time_left()
    {
        var progress = Create(total: 4);
        _time.Advance(TimeSpan.FromSeconds(2));
        progress.Add(Result(QualificationStatus.Succeeded));

        var bar = _runtime.Progress.Single();
        Assert.Equal(25, bar.PercentComplete);
        Assert.Equal(6, bar.SecondsRemaining);
    }

    [Fact]
    public void The_bar_is_taken_away_at_the_end()
    {
        var progress = Create(total: 1);
        _time.Advance(TimeSpan.FromSeconds(1));
        progress.Add(Result(QualificationStatus.Succeeded));
        progress.Finish();

        Assert.Equal(ProgressRecordType.Completed, _runtime.Progress[^1].RecordType);
    }

    [Fact]
    public void A_single_row_has_no_summary()
    {
        var progress = Create(total: 1);
        progress.Add(Result(QualificationStatus.Succeeded));
        progress.Finish();

        Assert.Empty(_runtime.Information);
    }

    private static VmsQualificationResult Result(QualificationStatus status, int attempts = 1) => new() { Status = status, Attempts = attempts };

    private BulkProgress Create(int? total) => new(new SilentCommand { CommandRuntime = _runtime }, "UpdateQualification", total, _time);

    private sealed class SilentCommand : Cmdlet;
}
