namespace QualificationTools.Emulator.Faults;

/// <summary>
/// Holds the answers that a connection owes. A broken proxy that gives one answer twice makes every later answer of the
/// connection come one request late.
/// </summary>
internal sealed class AnswerQueue
{
    private readonly Queue<Answer> _owed = new();

    /// <summary>Takes a request's answer and returns the one that the request gets.</summary>
    /// <param name="answer">The answer to the request.</param>
    /// <param name="repeat">Whether the answer is to be given again to the next request.</param>
    /// <returns>The oldest answer that has not been given.</returns>
    public Answer Pass(Answer answer, bool repeat)
    {
        _owed.Enqueue(answer);
        if (repeat)
            _owed.Enqueue(answer);
        return _owed.Dequeue();
    }
}
