using System.Text.Json.Serialization;
using QualificationTools.Files;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Bulk;

/// <summary>Represents a file to upload.</summary>
public sealed class FileForm : QualificationForm
{
    /// <summary>Gets or sets the file's path.</summary>
    [JsonIgnore]
    public string Path { get; init; } = "";

    /// <summary>Gets the file's name.</summary>
    [JsonIgnore]
    public override string? Key => System.IO.Path.GetFileName(LocalPath.ToNative(Path));

    /// <inheritdoc/>
    /// <remarks>
    /// File names can contain people's names: if a row names the file, the row's key is recorded; otherwise nothing.
    /// </remarks>
    [JsonIgnore]
    internal override string? NotedKey => RowKey;

    /// <inheritdoc/>
    /// <remarks>A file that is sent on its own was named by the user.</remarks>
    [JsonIgnore]
    internal override string? ShownKey => ForeignText.Clean(Key, ForeignText.LongestId);

    /// <summary>Gets the key of the row that names the file.</summary>
    [JsonIgnore]
    internal string? RowKey { get; init; }

    /// <summary>Gets the kind of file.</summary>
    [JsonIgnore]
    internal FileKind? Kind { get; init; }

    /// <summary>Gets the file after it has been checked.</summary>
    [JsonIgnore]
    internal LocalFile? File { get; set; }
}
