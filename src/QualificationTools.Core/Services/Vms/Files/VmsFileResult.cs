using QualificationTools.Bulk;

namespace QualificationTools.Vms;

/// <summary>Represents the outcome of one file upload to Volcengine's voice service.</summary>
public sealed class VmsFileResult : FileResult
{
    /// <summary>Gets the kind of file.</summary>
    public VmsFileType FileType => Enum.Parse<VmsFileType>(Form.Kind!.Name);

    /// <summary>Gets the file code for the form's member; null if the upload did not succeed.</summary>
    public string? FileCode => Code;
}
