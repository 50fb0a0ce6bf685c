using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Services;
using QualificationTools.Douyin;

namespace QualificationTools.Commands;

/// <summary>Adds a class authentication to entities on Douyin's open platform.</summary>
[Cmdlet(
    VerbsCommon.Add,
    "DouyinClassAuth",
    DefaultParameterSetName = ParameterSet.InputObject,
    SupportsShouldProcess = true)]
[OutputType(typeof(DouyinClassAuthResult))]
[RowParameters<DouyinClassAuthForm>(Mandatory = [nameof(IndustryRole)])]
public sealed partial class AddDouyinClassAuthCommand : DouyinClassAuthCommand
{
    private protected override string Action => DouyinAddition.ActionName;

    private protected override bool AreNew => true;

    /// <inheritdoc/>
    private protected override RowOperation<DouyinClassAuthForm> CreateOperation(Connection connection) =>
        new DouyinAddition(DouyinService.CreateClient(connection, SandboxAudit));
}
