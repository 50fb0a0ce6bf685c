using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Bulk;
using QualificationTools.Connections;
using QualificationTools.Vms;

namespace QualificationTools.Commands;

/// <summary>Changes calling scenes of qualifications of Volcengine's voice service. All scenes are submitted again: the present ones are read first.</summary>
[Cmdlet(VerbsData.Update, "VmsQualificationScene", DefaultParameterSetName = ParameterSet.InputObject, SupportsShouldProcess = true)]
[OutputType(typeof(VmsQualificationResult))]
public sealed class UpdateVmsQualificationSceneCommand : BulkCommand<VmsSceneChangeForm, VmsQualificationResult>
{
    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ParameterSet.InputObject)]
    [AllowNull, AllowEmptyString, AllowEmptyCollection, FormTransformation<VmsSceneChangeForm>]
    public override VmsSceneChangeForm[]? InputObject { get; set; }

    /// <summary>The qualification's number.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ParameterSet.Member)]
    [MemberRules<VmsSceneChangeForm>(nameof(QualificationNo))]
    public string? QualificationNo { get; set; }

    /// <summary>The changes: hashtables with Position (from 1) or SceneType, which name a scene, and what is new in it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ParameterSet.Member)]
    public object[]? Scenario { get; set; }

    /// <summary>The region in the signature's scope.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(VmsRegionCompleter))]
    public string? Region { get; set; }

    private protected override string Action => "UpdateQualificationScene";

    private protected override Platform Platform => new VmsPlatform(Region);

    private protected override RowOperation<VmsSceneChangeForm> CreateOperation(Connection connection) =>
        new VmsSceneUpdate(new VmsPlatform(Region).CreateClient(connection));
}
