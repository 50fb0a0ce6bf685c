using System.Diagnostics.CodeAnalysis;
using System.Management.Automation;

namespace QualificationTools.Binding;

/// <summary>Takes values out of the wrappers in which PowerShell passes them.</summary>
internal static class PSValue
{
    /// <summary>Returns the value in a wrapper, and anything else as it is.</summary>
    /// <param name="value">The value.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public static object? Unwrap(object? value) => value is PSObject wrapper ? wrapper.BaseObject : value;

    /// <summary>Returns the same, but keeps a custom object: what wraps it has its members.</summary>
    /// <param name="value">The value.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public static object? UnwrapTyped(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapper ? wrapper.BaseObject : value;
}
