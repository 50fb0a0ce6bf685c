namespace QualificationTools.Http;

/// <summary>
/// Remembers the ids of answers. No service uses one twice, so a repeated id shows that an intermediary returned an
/// answer twice, and that each answer after it belongs to the request before.
/// </summary>
internal sealed class AnswerIds
{
    // A shorter id may be a constant, which some stand-ins return.
    private const int ShortestId = 16;
    private const int Remembered = 10_000;

    private readonly object _lock = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _inOrder = new();

    /// <summary>Remembers an answer's id, and returns whether it has occurred before.</summary>
    public bool IsRepeated(string? id)
    {
        if (id is not { Length: >= ShortestId })
            return false;
        lock (_lock)
        {
            if (!_ids.Add(id))
                return true;
            _inOrder.Enqueue(id);
            if (_inOrder.Count > Remembered)
                _ids.Remove(_inOrder.Dequeue());
            return false;
        }
    }
}
