using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Services;
using QualificationTools.Files;
using QualificationTools.Vms;

namespace QualificationTools.Commands;

/// <summary>Uploads pictures to Volcengine's voice service and returns the codes to use in qualifications.</summary>
[Cmdlet(VerbsCommunications.Send, "VmsQualificationFile", SupportsShouldProcess = true)]
[OutputType(typeof(VmsFileResult))]
[ForService<VmsService>]
public sealed class SendVmsQualificationFileCommand : UploadCommand<VmsFileResult>
{
    /// <summary>Specifies the type of file; each belongs to one member of the qualification.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [EnumName<VmsFileType>]
    public VmsFileType FileType { get; set; }

    /// <summary>Specifies the region in the signature's scope.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(VmsRegionCompleter))]
    public string? Region { get; set; }

    private protected override string Action => VmsUpload.ActionName;

    private protected override FileKind Kind => VmsFileKinds.Of(FileType);

    private protected override RowOperation<FileForm> CreateOperation(Connection connection) =>
        new VmsUpload(VmsService.CreateClient(connection));
}
