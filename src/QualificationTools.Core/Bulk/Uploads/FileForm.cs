using System.Text.Json.Serialization;
using QualificationTools.Files;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Bulk;

/// <summary>One file to upload.</summary>
public sealed class FileForm : QualificationForm
{
    /// <summary>The file's path.</summary>
    [JsonIgnore]
    public string Path { get; init; } = "";

    /// <summary>The file's name.</summary>
    [JsonIgnore]
    public override string? Key => System.IO.Path.GetFileName(LocalPath.ToNative(Path));

    /// <inheritdoc/>
    /// <remarks>
    /// People call files by other people's names: of a file that a row names, the row's key is noted, else none.
    /// </remarks>
    [JsonIgnore]
    internal override string? NotedKey => RowKey;

    /// <inheritdoc/>
    /// <remarks>Who sends a file by itself has named it.</remarks>
    [JsonIgnore]
    internal override string? ShownKey => ForeignText.Clean(Key, ForeignText.LongestId);

    /// <summary>The key of the row that names the file.</summary>
    [JsonIgnore]
    internal string? RowKey { get; init; }

    /// <summary>The kind of file.</summary>
    [JsonIgnore]
    internal FileKind? Kind { get; init; }

    /// <summary>The file, once it has been checked.</summary>
    [JsonIgnore]
    internal LocalFile? File { get; set; }
}
