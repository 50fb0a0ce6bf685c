using System.Text.Json.Serialization;
using QualificationTools.Security;

namespace QualificationTools.Forms;

/// <summary>Represents the members sent for one row. Members that are not set are not sent.</summary>
public abstract class QualificationForm
{
    /// <summary>
    /// Gets the key that identifies the row: the qualification's number or the entity's id. Never personal data.
    /// </summary>
    [JsonIgnore]
    public abstract string? Key { get; }

    /// <summary>Gets the key of the row in a journal, which records a digest if it does not look like an id.</summary>
    [JsonIgnore]
    internal virtual string? NotedKey => Key;

    /// <summary>
    /// Gets the key as a person sees it: one that has not the form of an id may be somebody's name, and is shown as a
    /// digest.
    /// </summary>
    [JsonIgnore]
    internal virtual string? ShownKey => RowKey.Show(Key);

    /// <summary>Gets a further name of the record, such as the company's name; null if there is none.</summary>
    [JsonIgnore]
    internal virtual string? Title => null;

    /// <summary>Gets what is known of the row beside the members that are sent.</summary>
    [JsonIgnore]
    internal RowNotes Row { get; } = new();

    /// <summary>Gets what must differ from row to row of one file; null where rows may be alike.</summary>
    [JsonIgnore]
    internal virtual string? Identity => null;

    /// <summary>Returns the type and the key, and no other member.</summary>
    public sealed override string ToString() =>
        ShownKey is { Length: > 0 } key ? $"{GetType().Name} {key}" : GetType().Name;
}
