using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Services;
using QualificationTools.Vms;

namespace QualificationTools.Commands;

/// <summary>
/// Changes calling scenes of Volcengine voice qualifications. All scenes are submitted again, so the present ones are
/// read first.
/// </summary>
[Cmdlet(
    VerbsData.Update,
    "VmsQualificationScene",
    DefaultParameterSetName = ParameterSet.InputObject,
    SupportsShouldProcess = true)]
[OutputType(typeof(VmsQualificationResult))]
[RowParameters<VmsSceneChangeForm>(
    Mandatory = [nameof(QualificationNo), nameof(Scenario)], FromPipeline = nameof(QualificationNo))]
public sealed partial class UpdateVmsQualificationSceneCommand : VmsBulkCommand<VmsSceneChangeForm>
{
    private protected override string Action => VmsSceneUpdate.ActionName;

    private protected override RowOperation<VmsSceneChangeForm> CreateOperation(Connection connection) =>
        new VmsSceneUpdate(VmsService.CreateClient(connection));
}
