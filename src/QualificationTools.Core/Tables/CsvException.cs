using QualificationTools.Resources;

namespace QualificationTools.Tables;

/// <summary>
/// A file, or a row of it, that cannot be read or written. The id is that of the error and names its messages.
/// </summary>
internal sealed class CsvException(string id, params object[] details) : Exception(Texts.Format("Error_" + id, details))
{
    public string Id { get; } = id;

    /// <summary>Gets what to do.</summary>
    public string Advice => Texts.Get("Advice_" + Id);
}
