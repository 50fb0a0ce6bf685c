using QualificationTools.Files;

namespace QualificationTools.Bulk;

/// <summary>What became of one file that was to be uploaded.</summary>
public class FileResult : QualificationResult
{
    /// <summary>The file's path.</summary>
    public string Path => Form.Path;

    /// <summary>The length in bytes; null where the file was not read.</summary>
    public long? Length => Form.File?.Length;

    /// <summary>The format of the content, whatever the name says.</summary>
    public FileFormat? Format => Form.File?.Format;

    /// <summary>What the upload gave; null where it did not succeed.</summary>
    internal string? Code =>
        Status is QualificationStatus.Succeeded or QualificationStatus.Skipped ? ReviewTaskId : null;

    private protected FileForm Form => (FileForm)Input;
}
