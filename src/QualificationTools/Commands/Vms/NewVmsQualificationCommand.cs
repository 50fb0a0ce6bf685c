using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Services;
using QualificationTools.Vms;

namespace QualificationTools.Commands;

/// <summary>Creates Volcengine voice qualifications and submits them for review.</summary>
[Cmdlet(
    VerbsCommon.New,
    "VmsQualification",
    DefaultParameterSetName = ParameterSet.InputObject,
    SupportsShouldProcess = true)]
[OutputType(typeof(VmsQualificationResult))]
[RowParameters<VmsQualificationForm>(Omitted = [nameof(VmsMainInfo.QualificationNo)])]
public sealed partial class NewVmsQualificationCommand : VmsQualificationCommand
{
    private protected override string Action => VmsAdd.ActionName;

    private protected override bool AreNew => true;

    /// <inheritdoc/>
    private protected override RowOperation<VmsQualificationForm> CreateOperation(Connection connection) =>
        new VmsAdd(VmsService.CreateClient(connection));
}
