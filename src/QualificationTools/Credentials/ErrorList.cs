using System.Collections;
using System.Management.Automation;
using QualificationTools.Binding;

namespace QualificationTools.Credentials;

/// <summary>
/// Keeps <c>$Error</c> as it was: what a vault says of a failure is told in the module's own error, redacted, and must
/// not stand beside it in full.
/// </summary>
internal sealed class ErrorList : IDisposable
{
    private readonly ArrayList? _errors;
    private readonly object?[] _before;

    public ErrorList(PSCmdlet cmdlet)
    {
        _errors = PSValue.Unwrap(cmdlet.SessionState.PSVariable.GetValue("global:Error")) as ArrayList;
        _before = _errors?.ToArray() ?? [];
    }

    /// <summary>Takes out what has been added since.</summary>
    public void Dispose()
    {
        if (_errors is null || (_errors.Count == _before.Length && _errors.ToArray().SequenceEqual(_before)))
            return;
        _errors.Clear();
        _errors.AddRange(_before);
    }
}
