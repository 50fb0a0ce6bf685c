using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Journal;

namespace QualificationTools.Commands;

/// <summary>Shows what runs with a journal did: a summary, or row by row.</summary>
[Cmdlet(VerbsCommon.Get, "QualificationJournal", DefaultParameterSetName = "Summary")]
[OutputType(typeof(JournalSummary), ParameterSetName = ["Summary"])]
[OutputType(typeof(JournalEntry), ParameterSetName = ["Row", "Unfinished"])]
public sealed class GetQualificationJournalCommand : PSCmdlet
{
    /// <summary>
    /// Specifies the journal's file. The name of an existing file is taken literally; otherwise wildcards apply.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JournalPath", "PSPath", "FullName"), SupportsWildcards]
    public string Path { get; set; } = "";

    /// <summary>Specifies that every row is returned instead of the summary.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Row")]
    public SwitchParameter PerRow { get; set; }

    /// <summary>Specifies that the open rows are returned: in flight, unknown, or noted but not sent.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Unfinished")]
    public SwitchParameter Unfinished { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in FileSystemPath.Expand(this, Path))
            Show(path);
    }

    private void Show(string path)
    {
        try
        {
            var (summary, entries) = JournalSummary.Read(FileSystemPath.ResolveJournal(this, path));
            if (ParameterSetName == "Summary")
                WriteObject(summary);
            else
                WriteObject(
                    Unfinished ? entries.Where(entry => entry.IsUnfinished) : entries,
                    enumerateCollection: true);
        }
        catch (JournalException e)
        {
            WriteError(Errors.ForJournal(e, path));
        }
    }
}
