using System.Management.Automation;

namespace EmptyModule;

/// <summary>Does nothing: the module around it is what a binary module costs at least.</summary>
[Cmdlet(VerbsCommon.Get, "Nothing")]
public sealed class GetNothingCommand : PSCmdlet;
