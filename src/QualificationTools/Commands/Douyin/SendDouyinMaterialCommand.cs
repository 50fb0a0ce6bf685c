using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Services;
using QualificationTools.Douyin;
using QualificationTools.Files;

namespace QualificationTools.Commands;

/// <summary>
/// Uploads materials to Douyin's open platform and returns the paths to use in class authentications.
/// </summary>
[Cmdlet(VerbsCommunications.Send, "DouyinMaterial", SupportsShouldProcess = true)]
[OutputType(typeof(DouyinMaterialResult))]
[ForService<DouyinService>]
public sealed class SendDouyinMaterialCommand : UploadCommand<DouyinMaterialResult>
{
    /// <summary>Specifies the type of material, by name or number.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [EnumName<MaterialType>]
    public MaterialType MaterialType { get; set; }

    /// <summary>Specifies the production platform or its sandbox.</summary>
    [Parameter]
    public DouyinEnvironment? Environment { get; set; }

    private protected override string Action => DouyinUpload.ActionName;

    private protected override FileKind Kind => DouyinFileKinds.Of(MaterialType)!;

    private protected override RowOperation<FileForm> CreateOperation(Connection connection) =>
        new DouyinUpload(DouyinService.CreateClient(connection));
}
