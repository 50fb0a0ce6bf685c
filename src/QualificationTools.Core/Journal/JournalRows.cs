namespace QualificationTools.Journal;

/// <summary>
/// The rows that a journal tells of. A row is what its key and its content say, since its number is another one when
/// the failed rows alone are piped back in; where one run has several rows of one key and content, they are as many
/// rows.
/// </summary>
/// <param name="path">The journal's file.</param>
internal sealed class JournalRows(string path)
{
    private readonly Dictionary<(string? Key, string? Digest), List<JournalEntry>> _entries = [];
    private readonly Dictionary<(string? Key, string? Digest, long Row), JournalEntry> _ofThisRun = [];
    private readonly HashSet<JournalEntry> _taken = [];
    private int _run;

    /// <summary>Says that the lines of another run follow.</summary>
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

    /// <summary>Gives the rows by their numbers.</summary>
    public IReadOnlyList<JournalEntry> InOrder() =>
        [.. _entries.Values.SelectMany(entries => entries).OrderBy(entry => entry.Row)];

    // An earlier run's row that did not succeed, unless this run has taken it up already; what succeeded is not sent
    // again.
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
