namespace QualificationTools.Files;

/// <summary>Something that is wrong with a local file.</summary>
/// <param name="Id">The rule's id, which names its message.</param>
/// <param name="Details">The arguments of the message after the column's name. No file name is among them.</param>
internal sealed record FileFault(string Id, params object[] Details)
{
    /// <summary>Gets whether it is a limit of the service, which can be overridden.</summary>
    public bool IsLimit { get; init; }
}
