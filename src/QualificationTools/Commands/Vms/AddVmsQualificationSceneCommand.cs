using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Connections;
using QualificationTools.Vms;

namespace QualificationTools.Commands;

/// <summary>Adds calling scenes to qualifications of Volcengine's voice service.</summary>
[Cmdlet(VerbsCommon.Add, "VmsQualificationScene", DefaultParameterSetName = ParameterSet.InputObject, SupportsShouldProcess = true)]
[OutputType(typeof(VmsQualificationResult))]
public sealed class AddVmsQualificationSceneCommand : BulkCommand<VmsSceneForm, VmsQualificationResult>
{
    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ParameterSet.InputObject)]
    [AllowNull, AllowEmptyString, AllowEmptyCollection, FormTransformation<VmsSceneForm>]
    public override VmsSceneForm[]? InputObject { get; set; }

    /// <summary>The qualification's number.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ParameterSet.Member)]
    [MemberRules<VmsSceneForm>(nameof(QualificationNo))]
    public string? QualificationNo { get; set; }

    /// <summary>The new scenes: hashtables with SceneType, Description, ScenarioOfCalling.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ParameterSet.Member)]
    public object[]? Scenario { get; set; }

    /// <summary>The region in the signature's scope.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(VmsRegionCompleter))]
    public string? Region { get; set; }

    private protected override string Action => "AddQualificationScene";

    private protected override Platform Platform => new VmsPlatform(Region);

    private protected override RowOperation<VmsSceneForm> CreateOperation(Connection connection) =>
        new VmsSceneAdd(new VmsPlatform(Region).CreateClient(connection));
}
