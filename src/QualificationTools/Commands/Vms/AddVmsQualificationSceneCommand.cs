using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Services;
using QualificationTools.Vms;

namespace QualificationTools.Commands;

/// <summary>Adds calling scenes to Volcengine voice qualifications.</summary>
[Cmdlet(
    VerbsCommon.Add,
    "VmsQualificationScene",
    DefaultParameterSetName = ParameterSet.InputObject,
    SupportsShouldProcess = true)]
[OutputType(typeof(VmsQualificationResult))]
[RowParameters<VmsSceneForm>(
    Mandatory = [nameof(QualificationNo), nameof(Scenario)], FromPipeline = nameof(QualificationNo))]
public sealed partial class AddVmsQualificationSceneCommand : VmsBulkCommand<VmsSceneForm>
{
    private protected override string Action => VmsSceneAdd.ActionName;

    private protected override RowOperation<VmsSceneForm> CreateOperation(Connection connection) =>
        new VmsSceneAdd(VmsService.CreateClient(connection));
}
