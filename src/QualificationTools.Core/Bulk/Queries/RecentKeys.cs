namespace QualificationTools.Bulk;

/// <summary>
/// Remembers the keys that came last, so that one that comes again is noticed. Its memory is bounded.
/// </summary>
/// <param name="capacity">How many are remembered.</param>
internal sealed class RecentKeys(int capacity = RecentKeys.DefaultCapacity)
{
    /// <summary>Some hundred pages, and below one megabyte.</summary>
    public const int DefaultCapacity = 10_000;

    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Queue<string> _inOrder = new();

    /// <summary>Whether the key is remembered.</summary>
    public bool Contains(string key) => _keys.Contains(key);

    /// <summary>
    /// Adds a key, and forgets the oldest where there are too many. False where it is remembered already.
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
