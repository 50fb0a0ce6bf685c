namespace QualificationTools.Files;

/// <summary>Something that is wrong with a local file.</summary>
/// <param name="Id">The rule's id, which names its message.</param>
/// <param name="Details">What the message is filled with, after the column's name. No name of a file is among
/// it.</param>
internal sealed record FileFault(string Id, params object[] Details)
{
    /// <summary>Gets whether it is a limit of the service, which may be tried all the same.</summary>
    public bool IsLimit { get; init; }
}
