namespace QualificationTools.Files;

/// <summary>
/// A file that could not be sent as it was checked. The id names the messages; the message itself says no more.
/// </summary>
internal sealed class LocalFileException(string id, Exception? inner = null) : IOException(id, inner)
{
    public string Id { get; } = id;
}
