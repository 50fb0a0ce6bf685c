namespace QualificationTools.Http;

/// <summary>
/// The ids of answers. No service gives one twice, so an id that comes again shows that something on the way gave an
/// answer twice, and that each answer after it belongs to the request before.
/// </summary>
internal sealed class AnswerIds
{
    // What is shorter may be a constant, which some stand-ins give.
    private const int ShortestId = 16;
    private const int Remembered = 10_000;

    private readonly object _lock = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _inOrder = new();

    /// <summary>Returns whether an answer of that id has come before, and remembers it.</summary>
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
