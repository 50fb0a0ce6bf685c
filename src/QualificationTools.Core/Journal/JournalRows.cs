namespace QualificationTools.Journal;

/// <summary>
/// The rows in a journal. A row is identified by its key and content, because its number changes when only the failed
/// rows are piped back in. Several rows with the same key and content in one run count as several.
/// </summary>
/// <param name="path">The journal's file.</param>
internal sealed class JournalRows(string path)
{
    private readonly Dictionary<(string? Key, string? Digest), List<JournalEntry>> _entries = [];
    private readonly Dictionary<(string? Key, string? Digest, long Row), JournalEntry> _ofThisRun = [];
    private readonly HashSet<JournalEntry> _taken = [];
    private int _run;

    /// <summary>Starts the lines of another run.</summary>
    public void BeginRun()
    {
        _run++;
        _ofThisRun.Clear();
        _taken.Clear();
    }

    /// <summary>Adds a line about a row.</summary>
    public void Add(JournalLine line)
    {
        var inRun = (line.Key, line.Digest, line.Row ?? 0);
        if (!_ofThisRun.TryGetValue(inRun, out var entry))
            _ofThisRun.Add(inRun, entry = Find(line));
        entry.Add(line, _run);
    }

    /// <summary>Returns the rows by their numbers.</summary>
    public IReadOnlyList<JournalEntry> InOrder() =>
        [.. _entries.Values.SelectMany(entries => entries).OrderBy(entry => entry.Row)];

    // A row of an earlier run that did not succeed, unless this run has processed it already; a row that succeeded is
    // not sent again.
    private JournalEntry Find(JournalLine line)
    {
        if (!_entries.TryGetValue((line.Key, line.Digest), out var entries))
            _entries.Add((line.Key, line.Digest), entries = []);
        var found = entries.Find(entry =>
            entry.Status != nameof(QualificationStatus.Succeeded) && !_taken.Contains(entry));
        if (found is null)
            entries.Add(found = new JournalEntry { Path = path, Key = line.Key, Digest = line.Digest });
        _taken.Add(found);
        return found;
    }
}
