using System.Management.Automation;
using QualificationTools.Vms;

namespace QualificationTools.Commands;

/// <summary>What the cmdlets have in common that submit whole qualifications to Volcengine's voice service.</summary>
public abstract class VmsQualificationCommand : VmsBulkCommand<VmsQualificationForm>
{
    /// <summary>The folder at which relative paths of files start, and which no file may lie outside of.</summary>
    [Parameter, ValidateNotNullOrEmpty]
    public string? RootPath { get; set; }

    private protected sealed override string? FileRoot => RootPath;
}
