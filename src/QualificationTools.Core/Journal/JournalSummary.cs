namespace QualificationTools.Journal;

/// <summary>Represents a summary of a journal.</summary>
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

    /// <summary>Gets when the journal was started, in UTC.</summary>
    public DateTimeOffset StartedAt { get; internal set; }

    /// <summary>Gets when the last line was written, in UTC.</summary>
    public DateTimeOffset LastWriteAt { get; internal set; }

    /// <summary>Gets the runs that wrote it, oldest first.</summary>
    public IReadOnlyList<JournalRun> Runs { get; internal set; } = [];

    /// <summary>
    /// Gets the number of rows, each counted once however often and under whatever number it was sent.
    /// </summary>
    public int Rows { get; internal set; }

    /// <summary>Gets the number of rows by status.</summary>
    public IReadOnlyDictionary<string, int> ByStatus { get; internal set; } = new Dictionary<string, int>();

    /// <summary>Gets the open rows: in flight, unknown, or noted but not sent.</summary>
    public int Unfinished { get; internal set; }

    /// <summary>Gets the number of uploaded files, none of which is uploaded again.</summary>
    public int Files { get; internal set; }

    /// <summary>Returns the action and the number of rows.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Action} {Rows}");

    /// <summary>Reads a journal, even while a run writes it.</summary>
    /// <exception cref="JournalException">It does not exist, cannot be read, or is not a journal.</exception>
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
