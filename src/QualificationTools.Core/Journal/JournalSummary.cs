namespace QualificationTools.Journal;

/// <summary>What a journal says of the runs that wrote it.</summary>
public sealed class JournalSummary
{
    /// <summary>Gets the journal's file.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>Gets the service.</summary>
    public string? Service { get; internal set; }

    /// <summary>Gets the action's name on the wire.</summary>
    public string? Action { get; internal set; }

    /// <summary>Gets the service's address.</summary>
    public string? Endpoint { get; internal set; }

    /// <summary>Gets when the journal was begun, in UTC.</summary>
    public DateTimeOffset StartedAt { get; internal set; }

    /// <summary>Gets when the last line was written, in UTC.</summary>
    public DateTimeOffset LastWriteAt { get; internal set; }

    /// <summary>Gets the runs that wrote it, the oldest first.</summary>
    public IReadOnlyList<JournalRun> Runs { get; internal set; } = [];

    /// <summary>Gets the rows, each counted once however often and under whatever number it was sent.</summary>
    public int Rows { get; internal set; }

    /// <summary>Gets the rows by what became of them.</summary>
    public IReadOnlyDictionary<string, int> ByStatus { get; internal set; } = new Dictionary<string, int>();

    /// <summary>Gets the rows that are open: in flight, unknown, or noted down and then not sent.</summary>
    public int Unfinished { get; internal set; }

    /// <summary>Gets the files that were uploaded; none of them is uploaded again.</summary>
    public int Files { get; internal set; }

    /// <summary>Gives the action and the number of rows.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Action} {Rows}");

    /// <summary>Reads a journal, also while a run writes it.</summary>
    /// <exception cref="JournalException">It is not there, cannot be read, or is no journal.</exception>
    internal static (JournalSummary Summary, IReadOnlyList<JournalEntry> Entries) Read(string path)
    {
        using var stream = JournalFile.OpenForReading(path);
        var summary = new JournalSummary { Path = path };
        var rows = new JournalRows(path);
        var runs = new List<JournalRun>();
        var isFirst = true;
        foreach (var (line, _) in JournalFile.Read(stream, path))
        {
            if (isFirst)
                JournalFile.CheckHeader(line, path);
            isFirst = false;
            summary.LastWriteAt = line.At;
            switch (line.Kind)
            {
                case JournalLine.HeaderKind:
                    (summary.Service, summary.Action, summary.Endpoint, summary.StartedAt) = (
                        line.Service,
                        line.Action,
                        line.Endpoint,
                        line.At);
                    break;
                case JournalLine.RunKind:
                    runs.Add(line.ToRun(runs.Count + 1));
                    rows.BeginRun();
                    break;
                case JournalLine.FileKind:
                    summary.Files++;
                    break;
                default:
                    rows.Add(line);
                    break;
            }
        }

        var entries = rows.InOrder();
        summary.Runs = runs;
        summary.Rows = entries.Count;
        summary.ByStatus = entries
            .GroupBy(entry => entry.Status)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count());
        summary.Unfinished = entries.Count(entry => entry.IsUnfinished);
        return (summary, entries);
    }
}
