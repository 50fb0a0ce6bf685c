using System.Management.Automation;
using QualificationTools.Binding;
using QualificationTools.Forms;
using QualificationTools.Vms;

namespace QualificationTools.Commands;

/// <summary>The base of cmdlets that send rows to Volcengine's voice service.</summary>
/// <typeparam name="TForm">The form of a row.</typeparam>
[ForService<VmsService>]
public abstract class VmsBulkCommand<TForm> : BulkCommand<TForm, VmsQualificationResult>
    where TForm : QualificationForm, new()
{
    /// <summary>Specifies the region in the signature's scope.</summary>
    [Parameter, ValidateNotNullOrEmpty, ArgumentCompleter(typeof(VmsRegionCompleter))]
    public string? Region { get; set; }
}
