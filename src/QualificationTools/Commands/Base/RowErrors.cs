using System.Management.Automation;
using QualificationTools.Bulk;

namespace QualificationTools.Commands;

/// <summary>
/// Writes the errors of rows. If the caller wants to stop at errors, they are deferred: the first bad row must not keep
/// others from being sent, or their results from being returned.
/// </summary>
/// <param name="cmdlet">The cmdlet.</param>
internal sealed class RowErrors(PSCmdlet cmdlet)
{
    private readonly bool _waits = StopsAtErrors(cmdlet);
    private ErrorRecord? _first;
    private long _failed;
    private long _total;

    /// <summary>Gets the number of rows that were refused for the reason that stopped the run.</summary>
    public long Refused { get; private set; }

    /// <summary>Gets the number of rows that were not sent because the run was stopped.</summary>
    public long NotSent { get; private set; }

    /// <summary>Adds a result, and writes its error if it has one of its own.</summary>
    /// <param name="result">The result.</param>
    /// <param name="fatal">The reason that stopped the run, if any: its rows share the one error that ends the
    /// run.</param>
    public void Add(QualificationResult result, Reply? fatal = null)
    {
        _total++;
        if (result.Status is QualificationStatus.Succeeded or QualificationStatus.Skipped)
            return;
        if (fatal is not null && result.ErrorCode == fatal.Code)
        {
            Refused++;
            return;
        }

        if (fatal is not null && result.ErrorCode == RowDecision.StoppedId)
        {
            NotSent++;
            return;
        }

        _failed++;
        var error = Errors.ForResult(result);
        if (_waits)
            _first ??= error;
        else
            cmdlet.WriteError(error);
    }

    /// <summary>Ends the command with one error, if the caller wants to stop at errors and there was one.</summary>
    public void Finish()
    {
        if (_first is { } first)
            cmdlet.ThrowTerminatingError(_total == 1 ? first : Errors.RowsFailed(_failed, _total, first));
    }

    // The parameter wins over the caller's preference.
    private static bool StopsAtErrors(PSCmdlet cmdlet) =>
        LanguagePrimitives.TryConvertTo<ActionPreference>(
            cmdlet.MyInvocation.BoundParameters.TryGetValue("ErrorAction", out var value)
                ? value
                : cmdlet.GetVariableValue("ErrorActionPreference"),
            out var action)
        && action == ActionPreference.Stop;
}
