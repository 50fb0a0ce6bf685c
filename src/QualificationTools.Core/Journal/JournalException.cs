namespace QualificationTools.Journal;

/// <summary>A journal that cannot be used. The id is that of the error and names its messages.</summary>
internal sealed class JournalException(string id, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Id { get; } = id;
}
