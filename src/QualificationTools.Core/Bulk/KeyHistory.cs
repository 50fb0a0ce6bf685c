using QualificationTools.Journal;

namespace QualificationTools.Bulk;

/// <summary>Remembers what a run has sent for each key. Its memory is bounded.</summary>
internal sealed class KeyHistory
{
    private const int MostKeys = 50_000;

    private readonly object _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<string> _inOrder = new();

    /// <summary>Records a row that is about to be sent.</summary>
    /// <param name="key">The key of what the row changes.</param>
    /// <param name="content">A value that represents its content.</param>
    /// <returns>What was sent for the key before.</returns>
    public Rivals Begin(string key, int content)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var entry))
            {
                _entries.Add(key, entry = new Entry());
                _inOrder.Enqueue(key);
                if (_inOrder.Count > MostKeys)
                    _entries.Remove(_inOrder.Dequeue());
                entry.Contents.Add(content);
                return Rivals.None;
            }

            return entry.Contents.Add(content) ? Rivals.Settled : Rivals.Possible;
        }
    }

    /// <summary>Returns whether the outcome of a row with this key is unknown.</summary>
    public bool IsLeftOpen(string key)
    {
        lock (_lock)
            return _entries.TryGetValue(key, out var entry) && entry.IsOpen;
    }

    /// <summary>Records that the outcome of a row is unknown.</summary>
    public void LeaveOpen(string key)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var entry))
                entry.IsOpen = true;
        }
    }

    private sealed class Entry
    {
        public HashSet<int> Contents { get; } = [];

        public bool IsOpen { get; set; }
    }
}
