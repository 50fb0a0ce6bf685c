namespace QualificationTools.Journal;

/// <summary>What a journal says of the runs that wrote it.</summary>
public sealed class JournalSummary
{
    /// <summary>The journal's file.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>The service.</summary>
    public string? Service { get; internal set; }

    /// <summary>The action's name on the wire.</summary>
    public string? Action { get; internal set; }

    /// <summary>The service's address.</summary>
    public string? Endpoint { get; internal set; }

    /// <summary>When the journal was begun, in UTC.</summary>
    public DateTimeOffset StartedAt { get; internal set; }

    /// <summary>When the last line was written, in UTC.</summary>
    public DateTimeOffset LastWriteAt { get; internal set; }

    /// <summary>The rows, each counted once however often it was sent.</summary>
    public int Rows { get; internal set; }

    /// <summary>The rows by what became of them.</summary>
    public IReadOnlyDictionary<string, int> ByStatus { get; internal set; } = new Dictionary<string, int>();

    /// <summary>The rows about which the same command run again would do something.</summary>
    public int Unfinished { get; internal set; }

    /// <summary>The files that were uploaded; none of them is uploaded again.</summary>
    public int Files { get; internal set; }

    /// <summary>Reads a journal.</summary>
    /// <exception cref="JournalException">It is not there, in use, or no journal.</exception>
    internal static (JournalSummary Summary, IReadOnlyList<JournalEntry> Entries) Read(string path)
    {
        using var stream = JournalFile.OpenForReading(path);
        var summary = new JournalSummary { Path = path };
        var entries = new Dictionary<(string?, string?, long), JournalEntry>();
        foreach (var (line, _) in JournalFile.Read(stream, path))
        {
            summary.LastWriteAt = line.At;
            if (line.Kind == JournalLine.HeaderKind)
                (summary.Service, summary.Action, summary.Endpoint, summary.StartedAt) = (line.Service, line.Action, line.Endpoint, line.At);
            else if (line.Kind == JournalLine.FileKind)
                summary.Files++;
            else
                entries[(line.Key, line.Digest, line.Row ?? 0)] = Entry(line);
        }

        if (summary.Service is null && summary.LastWriteAt != default)
            throw JournalFile.Refuse("JournalCorrupt", path, null, 1);
        summary.Rows = entries.Count;
        summary.ByStatus = entries.Values.GroupBy(entry => entry.Status).OrderBy(group => group.Key, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count());
        summary.Unfinished = entries.Values.Count(entry => entry.IsUnfinished);
        return (summary, [.. entries.Values.OrderBy(entry => entry.Row)]);
    }

    private static JournalEntry Entry(JournalLine line) => new()
    {
        Row = line.Row ?? 0,
        Key = line.Key,
        Status = line.Kind == JournalLine.IntentKind ? "InFlight" : line.Status ?? "",
        ErrorCode = line.Code,
        RequestId = line.RequestId,
        TaskId = line.TaskId,
        Attempts = line.Attempts ?? 0,
        At = line.At,
        Digest = line.Digest,
    };
}
