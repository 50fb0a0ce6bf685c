using QualificationTools.Bulk;

namespace QualificationTools.Vms;

/// <summary>What became of one file that was meant for Volcengine's voice service.</summary>
public sealed class VmsFileResult : FileResult
{
    /// <summary>Gets the kind of file.</summary>
    public VmsFileType FileType => Enum.Parse<VmsFileType>(Form.Kind!.Name);

    /// <summary>Gets what goes into the form's member; null where the upload did not succeed.</summary>
    public string? FileCode => Code;
}
