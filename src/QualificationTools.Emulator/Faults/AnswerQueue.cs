namespace QualificationTools.Emulator.Faults;

/// <summary>
/// Holds the answers that a connection owes. After a broken proxy gives one answer twice, every later answer of the
/// connection comes one request late.
/// </summary>
internal sealed class AnswerQueue
{
    private readonly Queue<Answer> _owed = new();

    /// <summary>Queues a request's answer and returns the one to send.</summary>
    /// <param name="answer">The answer to the request.</param>
    /// <param name="repeat">Whether to give the answer again to the next request.</param>
    /// <returns>The oldest answer that has not been sent.</returns>
    public Answer Pass(Answer answer, bool repeat)
    {
        _owed.Enqueue(answer);
        if (repeat)
            _owed.Enqueue(answer);
        return _owed.Dequeue();
    }
}
