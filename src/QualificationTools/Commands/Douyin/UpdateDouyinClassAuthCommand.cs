using System.Management.Automation;
using QualificationTools.Bulk;
using QualificationTools.Connections;
using QualificationTools.Douyin;

namespace QualificationTools.Commands;

/// <summary>Updates the class authentication of entities on Douyin's open platform.</summary>
[Cmdlet(VerbsData.Update, "DouyinClassAuth", DefaultParameterSetName = ParameterSet.InputObject, SupportsShouldProcess = true)]
[OutputType(typeof(DouyinClassAuthResult))]
public sealed class UpdateDouyinClassAuthCommand : DouyinClassAuthCommand
{
    private protected override string Action => "update_class_auth";

    private protected override RowOperation<DouyinClassAuthForm> CreateOperation(Connection connection) => new DouyinUpdate(Douyin.CreateClient(connection));
}
