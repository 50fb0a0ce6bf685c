// The interface is annotated for null in some versions of the engine and not in others.
#nullable disable
using System.Management.Automation;
using System.Management.Automation.Host;

namespace QualificationTools.Cmdlets.Tests.InProcess;

/// <summary>Keeps what a cmdlet writes, without a host.</summary>
internal sealed class RecordingRuntime : ICommandRuntime2
{
    public List<ProgressRecord> Progress { get; } = [];

    public List<InformationRecord> Information { get; } = [];

    public PSTransactionContext CurrentPSTransaction => null;

    public PSHost Host => null;

    public bool ShouldContinue(string query, string caption) => true;

    public bool ShouldContinue(string query, string caption, ref bool yesToAll, ref bool noToAll) => true;

    public bool ShouldContinue(string query, string caption, bool hasSecurityImpact, ref bool yesToAll, ref bool noToAll) => true;

    public bool ShouldProcess(string target) => true;

    public bool ShouldProcess(string target, string action) => true;

    public bool ShouldProcess(string verboseDescription, string verboseWarning, string caption) => true;

    public bool ShouldProcess(string verboseDescription, string verboseWarning, string caption, out ShouldProcessReason shouldProcessReason)
    {
        shouldProcessReason = ShouldProcessReason.None;
        return true;
    }

    public void ThrowTerminatingError(ErrorRecord errorRecord) => throw errorRecord.Exception;

    public bool TransactionAvailable() => false;

    public void WriteCommandDetail(string text) { }

    public void WriteDebug(string text) { }

    public void WriteError(ErrorRecord errorRecord) { }

    public void WriteInformation(InformationRecord informationRecord) => Information.Add(informationRecord);

    public void WriteObject(object sendToPipeline) { }

    public void WriteObject(object sendToPipeline, bool enumerateCollection) { }

    public void WriteProgress(ProgressRecord progressRecord) => Progress.Add(progressRecord);

    public void WriteProgress(long sourceId, ProgressRecord progressRecord) => Progress.Add(progressRecord);

    public void WriteVerbose(string text) { }

    public void WriteWarning(string text) { }
}
