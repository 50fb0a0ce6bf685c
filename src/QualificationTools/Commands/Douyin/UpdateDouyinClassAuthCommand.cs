using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Services;
using QualificationTools.Douyin;

namespace QualificationTools.Commands;

/// <summary>Updates the class authentication of entities on Douyin's open platform.</summary>
[Cmdlet(
    VerbsData.Update,
    "DouyinClassAuth",
    DefaultParameterSetName = ParameterSet.InputObject,
    SupportsShouldProcess = true)]
[OutputType(typeof(DouyinClassAuthResult))]
[RowParameters<DouyinClassAuthForm>(Mandatory = [nameof(IndustryRole)])]
public sealed partial class UpdateDouyinClassAuthCommand : DouyinClassAuthCommand
{
    private protected override string Action => DouyinUpdate.ActionName;

    private protected override RowOperation<DouyinClassAuthForm> CreateOperation(Connection connection) =>
        new DouyinUpdate(DouyinService.CreateClient(connection, SandboxAudit));
}
