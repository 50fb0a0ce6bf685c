using System.Management.Automation;
using QualificationTools.Journal;
using QualificationTools.Resources;

namespace QualificationTools.Commands;

/// <summary>
/// Summarizes the results of a run, or a journal, in one object: counts, duration, account, and an exit code for a
/// script.
/// </summary>
[Cmdlet(VerbsDiagnostic.Measure, "QualificationResult", DefaultParameterSetName = "Result")]
[OutputType(typeof(QualificationRunSummary), typeof(string))]
public sealed class MeasureQualificationResultCommand : PSCmdlet
{
    private readonly RunTally _tally = new();
    private string? _journal;
    private bool _hasFailed;

    /// <summary>
    /// Specifies the results: of this session, of a job or a remote session, or the entries of a journal.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "Result")]
    [AllowNull, AllowEmptyCollection]
    public PSObject?[]? InputObject { get; set; }

    /// <summary>Specifies the paths of journals to measure instead of results, taken literally.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Journal")]
    [ValidateNotNullOrEmpty]
    public string[]? JournalPath { get; set; }

    /// <summary>Specifies the error that ended the run, as caught by <c>catch</c>; null if there was none.</summary>
    [Parameter]
    [AllowNull]
    public ErrorRecord? StoppedBy { get; set; }

    /// <summary>Specifies that the summary is Markdown text, with the first rows that did not succeed.</summary>
    [Parameter]
    public SwitchParameter AsMarkdown { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in JournalPath ?? [])
            Read(path);
        foreach (var item in InputObject ?? [])
        {
            if (item is null || _tally.TryAdd(item))
                continue;
            WriteError(Errors.NotAResult(item));
            _hasFailed = true;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var summary = _tally.Sum();
        summary.JournalPath = _journal;
        // A complete run under -ErrorAction Stop ends with an error too.
        var wasStopped =
            StoppedBy is not null
            && !StoppedBy.FullyQualifiedErrorId.StartsWith(Errors.RowsFailedId + ",", StringComparison.Ordinal);
        if (wasStopped)
        {
            summary.StopId = StoppedBy!.FullyQualifiedErrorId;
            summary.StopReason = StoppedBy.ToString();
        }

        // An empty input proves nothing: a run that failed before its first row leaves no result either.
        var isProven = summary.Rows > 0 || MyInvocation.BoundParameters.ContainsKey(nameof(StoppedBy));
        if (!isProven)
            WriteWarning(Texts.Get("Warning_NothingMeasured"));
        var hasFailures = summary.WorstStatus is { } worst && RunTally.IsFailure(worst);
        summary.ExitCode = wasStopped ? 2 : hasFailures || StoppedBy is not null || _hasFailed || !isProven ? 1 : 0;
        WriteObject(AsMarkdown ? RunReport.Write(summary, _tally.Failures) : summary);
    }

    private void Read(string path)
    {
        try
        {
            var file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
            foreach (var entry in JournalSummary.Read(file).Entries)
                _tally.Add(entry);
            _journal = _journal is null ? file : $"{_journal}, {file}";
        }
        catch (JournalException e)
        {
            WriteError(Errors.ForJournal(e, path));
            _hasFailed = true;
        }
    }
}
