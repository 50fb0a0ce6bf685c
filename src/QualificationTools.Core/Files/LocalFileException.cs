namespace QualificationTools.Files;

/// <summary>
/// The exception for a file that could not be sent as it was checked. The id names the messages; the exception's own
/// message says no more.
/// </summary>
internal sealed class LocalFileException(string id, Exception? inner = null) : IOException(id, inner)
{
    public string Id { get; } = id;
}
