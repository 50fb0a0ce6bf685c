using QualificationTools.Files;

namespace QualificationTools.Bulk;

/// <summary>Represents the outcome of one file upload.</summary>
public class FileResult : QualificationResult
{
    /// <summary>Gets the file's path.</summary>
    public string Path => Form.Path;

    /// <summary>Gets the length in bytes; null if the file was not read.</summary>
    public long? Length => Form.File?.Length;

    /// <summary>Gets the format of the content, regardless of the name.</summary>
    public FileFormat? Format => Form.File?.Format;

    /// <summary>Gets the code that the upload returned; null if it did not succeed.</summary>
    internal string? Code =>
        Status is QualificationStatus.Succeeded or QualificationStatus.Skipped ? ReviewTaskId : null;

    private protected FileForm Form => (FileForm)Input;
}
