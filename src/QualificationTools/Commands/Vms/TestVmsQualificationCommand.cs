using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Vms;

namespace QualificationTools.Commands;

/// <summary>Checks rows against the rules of the voice service's qualifications, without sending anything.</summary>
[Cmdlet(VerbsDiagnostic.Test, "VmsQualification", DefaultParameterSetName = ParameterSet.InputObject)]
[OutputType(typeof(QualificationCheck))]
[RowParameters<VmsQualificationForm>]
public sealed partial class TestVmsQualificationCommand : TestCommand<VmsQualificationForm>
{
    /// <summary>Specifies that the rows are checked as by <c>New-VmsQualification</c>: without a number.</summary>
    [Parameter]
    public SwitchParameter New { get; set; }

    private protected override bool AreNew => New;
}
