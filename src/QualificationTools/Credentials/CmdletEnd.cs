using System.Management.Automation;

namespace QualificationTools.Credentials;

/// <summary>Ends a cmdlet from code that is not in it.</summary>
internal static class CmdletEnd
{
    /// <summary>
    /// Throws the terminating error. The returned exception is for <c>throw</c>, so the compiler knows that nothing
    /// follows.
    /// </summary>
    public static Exception End(this PSCmdlet cmdlet, ErrorRecord error)
    {
        cmdlet.ThrowTerminatingError(error);
        return new PipelineStoppedException();
    }
}
