using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Connections;
using QualificationTools.Vms;

namespace QualificationTools.Commands;

/// <summary>Changes qualifications of Volcengine's voice service whose review failed, and submits them again.</summary>
[Cmdlet(VerbsData.Update, "VmsQualification", DefaultParameterSetName = ParameterSet.InputObject, SupportsShouldProcess = true)]
[OutputType(typeof(VmsQualificationResult))]
public sealed class UpdateVmsQualificationCommand : VmsQualificationCommand
{
    /// <summary>The qualification's number.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ParameterSet.Member), MemberRules<VmsQualificationForm>(nameof(QualificationNo))]
    public string? QualificationNo { get; set; }

    private protected override string Action => "UpdateQualification";

    private protected override RowOperation<VmsQualificationForm> CreateOperation(Connection connection) =>
        new VmsUpdate(new VmsPlatform(Region).CreateClient(connection));
}
