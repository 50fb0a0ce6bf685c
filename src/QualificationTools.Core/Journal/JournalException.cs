namespace QualificationTools.Journal;

/// <summary>
/// The exception for a journal that cannot be used. Its id is that of the error and names the messages.
/// </summary>
internal sealed class JournalException(string id, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Id { get; } = id;
}
