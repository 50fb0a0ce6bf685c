using System.Collections;
using System.Management.Automation;
using QualificationTools.Binding;

namespace QualificationTools.Credentials;

/// <summary>
/// Keeps <c>$Error</c> unchanged: a vault's error is reported in the module's own error, redacted, and must not appear
/// beside it in full.
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

    /// <summary>Removes the errors added since.</summary>
    public void Dispose()
    {
        if (_errors is null || (_errors.Count == _before.Length && _errors.ToArray().SequenceEqual(_before)))
            return;
        _errors.Clear();
        _errors.AddRange(_before);
    }
}
