using System.Globalization;
using QualificationTools.Resources;

namespace QualificationTools;

/// <summary>
/// Represents a summary of one or more runs: the number of rows by status, and an exit code for a script.
/// </summary>
/// <remarks>
/// Each property is a single value, so the object fits one row of a table, of a CSV file or of an HTML page.
/// </remarks>
public sealed class QualificationRunSummary
{
    /// <summary>Gets the number of rows.</summary>
    public long Rows { get; internal set; }

    /// <summary>Gets the number of rows that the service took.</summary>
    public long Succeeded { get; internal set; }

    /// <summary>Gets the number of rows that had succeeded in an earlier run with the same journal.</summary>
    public long Skipped { get; internal set; }

    /// <summary>Gets the number of rows that break a rule and were not sent.</summary>
    public long Invalid { get; internal set; }

    /// <summary>Gets the number of rows that the service refused.</summary>
    public long Rejected { get; internal set; }

    /// <summary>Gets the number of rows that were given up and certainly did not take effect.</summary>
    public long Failed { get; internal set; }

    /// <summary>Gets the number of rows that may have taken effect.</summary>
    public long Unknown { get; internal set; }

    /// <summary>Gets the worst status of all rows, or null if there was no row.</summary>
    public QualificationStatus? WorstStatus { get; internal set; }

    /// <summary>
    /// Gets the exit code for a script: 0 if every row succeeded or was skipped, 1 if some did not or nothing was
    /// measured, 2 if the run was stopped.
    /// </summary>
    public int ExitCode { get; internal set; }

    /// <summary>Gets the id of the error that stopped the run, or null.</summary>
    public string? StopId { get; internal set; }

    /// <summary>Gets the text of the error that stopped the run, or null.</summary>
    public string? StopReason { get; internal set; }

    /// <summary>Gets the accounts that the rows were sent as, separated by commas.</summary>
    public string? Account { get; internal set; }

    /// <summary>Gets the path of the journal that was measured, or null if results were.</summary>
    public string? JournalPath { get; internal set; }

    /// <summary>Gets when the first row was started, in UTC, or null if there was no row.</summary>
    public DateTimeOffset? StartedAt { get; internal set; }

    /// <summary>Gets the time from the start of the first row to the end of the last.</summary>
    public TimeSpan Duration { get; internal set; }

    /// <summary>Returns the summary in one line, in the language of the user.</summary>
    /// <returns>Such as <c>10 rows in 1.2 s: 7 succeeded, 3 rejected.</c></returns>
    public override string ToString()
    {
        var text = Texts.Format(
            "RunSummary",
            Rows,
            Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
            string.Join(Texts.Get("Summary_Separator"), Counts()));
        return StopReason is null ? text : Texts.Format("RunSummary_Stopped", text, StopReason);
    }

    /// <summary>Gets each status with the number of its rows, from good to bad.</summary>
    internal IEnumerable<(QualificationStatus Status, long Count)> ByStatus =>
        [
            (QualificationStatus.Succeeded, Succeeded),
            (QualificationStatus.Skipped, Skipped),
            (QualificationStatus.Invalid, Invalid),
            (QualificationStatus.Rejected, Rejected),
            (QualificationStatus.Failed, Failed),
            (QualificationStatus.Unknown, Unknown),
        ];

    /// <summary>Returns the counts that are not zero, in words.</summary>
    internal IEnumerable<string> Counts() =>
        Rows == 0
            ? [Texts.Get("RunSummary_Nothing")]
            : ByStatus
                .Where(entry => entry.Count > 0)
                .Select(entry => Texts.Format("Summary_" + entry.Status, entry.Count));
}
