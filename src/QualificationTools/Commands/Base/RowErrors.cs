using System.Management.Automation;
using QualificationTools.Bulk;

namespace QualificationTools.Commands;

/// <summary>
/// Writes the errors of rows. Where the caller wants to stop at errors, they wait: the first bad row must not keep the
/// others from being sent, nor their results from being given out.
/// </summary>
/// <param name="cmdlet">The cmdlet.</param>
internal sealed class RowErrors(PSCmdlet cmdlet)
{
    private readonly bool _waits = StopsAtErrors(cmdlet);
    private ErrorRecord? _first;
    private long _failed;
    private long _total;

    /// <summary>Gets the number of rows that were refused for what stopped the run.</summary>
    public long Refused { get; private set; }

    /// <summary>Gets the number of rows that were not sent because the run was stopped.</summary>
    public long NotSent { get; private set; }

    /// <summary>Adds a result, and writes its error where it has one of its own.</summary>
    /// <param name="result">The result.</param>
    /// <param name="fatal">What stopped the run, where something did: its rows have the one error that ends it.</param>
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

    /// <summary>Ends the command with one error, where the caller wants to stop at errors and there was one.</summary>
    public void Finish()
    {
        if (_first is { } first)
            cmdlet.ThrowTerminatingError(_total == 1 ? first : Errors.RowsFailed(_failed, _total, first));
    }

    // What the parameter says, else what the caller has set.
    private static bool StopsAtErrors(PSCmdlet cmdlet) =>
        LanguagePrimitives.TryConvertTo<ActionPreference>(
            cmdlet.MyInvocation.BoundParameters.TryGetValue("ErrorAction", out var value)
                ? value
                : cmdlet.GetVariableValue("ErrorActionPreference"),
            out var action)
        && action == ActionPreference.Stop;
}
