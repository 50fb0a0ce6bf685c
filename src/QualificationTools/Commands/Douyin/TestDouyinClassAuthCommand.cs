using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Douyin;

namespace QualificationTools.Commands;

/// <summary>
/// Checks rows against the rules of the open platform's class authentication, without sending anything.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "DouyinClassAuth", DefaultParameterSetName = ParameterSet.InputObject)]
[OutputType(typeof(QualificationCheck))]
[RowParameters<DouyinClassAuthForm>(Mandatory = [nameof(IndustryRole)])]
public sealed partial class TestDouyinClassAuthCommand : TestCommand<DouyinClassAuthForm>
{
    /// <summary>Specifies that the rows are checked as by <c>Add-DouyinClassAuth</c>.</summary>
    [Parameter]
    public SwitchParameter New { get; set; }

    private protected override bool AreNew => New;
}
