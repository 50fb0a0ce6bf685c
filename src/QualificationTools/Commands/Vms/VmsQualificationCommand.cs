using System.Management.Automation;
using QualificationTools.Vms;

namespace QualificationTools.Commands;

/// <summary>The base of cmdlets that submit whole qualifications to Volcengine's voice service.</summary>
public abstract class VmsQualificationCommand : VmsBulkCommand<VmsQualificationForm>
{
    /// <summary>Specifies the folder where relative file paths start, and which no file may lie outside.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? RootPath { get; set; }

    private protected sealed override string? FileRoot => RootPath;
}
