namespace QualificationTools.Bulk;

/// <summary>Remembers the most recent keys, to notice repeated ones. Its memory is bounded.</summary>
/// <param name="capacity">The number of keys to remember.</param>
internal sealed class RecentKeys(int capacity = RecentKeys.DefaultCapacity)
{
    /// <summary>A few hundred pages, and less than one megabyte.</summary>
    public const int DefaultCapacity = 10_000;

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Queue<string> _inOrder = new();

    /// <summary>Returns whether the key is remembered.</summary>
    public bool Contains(string key) => _keys.Contains(key);

    /// <summary>
    /// Adds a key, and forgets the oldest if there are too many. Returns false if the key is already remembered.
    /// </summary>
    public bool Add(string key)
    {
        if (!_keys.Add(key))
            return false;
        _inOrder.Enqueue(key);
        if (_inOrder.Count > capacity)
            _keys.Remove(_inOrder.Dequeue());
        return true;
    }
}
