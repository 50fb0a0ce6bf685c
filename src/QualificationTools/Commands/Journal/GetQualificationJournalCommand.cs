using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Journal;

namespace QualificationTools.Commands;

/// <summary>Shows what bulk runs with a journal did: a summary, or row by row.</summary>
[Cmdlet(VerbsCommon.Get, "QualificationJournal", DefaultParameterSetName = "Summary")]
[OutputType(typeof(JournalSummary), ParameterSetName = ["Summary"])]
[OutputType(typeof(JournalEntry), ParameterSetName = ["Row", "Unfinished"])]
public sealed class GetQualificationJournalCommand : PSCmdlet
{
    /// <summary>The journal's file. A name that is there is taken literally; else wildcards count.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JournalPath", "PSPath", "FullName"), SupportsWildcards]
    public string Path { get; set; } = "";

    /// <summary>Gives every row instead of the summary.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Row")]
    public SwitchParameter PerRow { get; set; }

    /// <summary>Gives the rows that are open: in flight, unknown, or noted down and then not sent.</summary>
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
