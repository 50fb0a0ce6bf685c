using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Services;
using QualificationTools.Vms;

namespace QualificationTools.Commands;

/// <summary>Changes Volcengine voice qualifications whose review failed, and submits them again.</summary>
[Cmdlet(
    VerbsData.Update,
    "VmsQualification",
    DefaultParameterSetName = ParameterSet.InputObject,
    SupportsShouldProcess = true)]
[OutputType(typeof(VmsQualificationResult))]
[RowParameters<VmsQualificationForm>(Mandatory = [nameof(QualificationNo)])]
public sealed partial class UpdateVmsQualificationCommand : VmsQualificationCommand
{
    private protected override string Action => VmsUpdate.ActionName;

    private protected override RowOperation<VmsQualificationForm> CreateOperation(Connection connection) =>
        new VmsUpdate(VmsService.CreateClient(connection));
}
