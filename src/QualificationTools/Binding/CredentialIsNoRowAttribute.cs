using System.Management.Automation;

namespace QualificationTools.Binding;

/// <summary>
/// Keeps a piped stored credential from binding as a row or key. Its properties select the credential of a query, but
/// PowerShell also offers the object to parameters that take rows or keys.
/// </summary>
/// <param name="row">The type of an empty row; null for a parameter that takes keys.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CredentialIsNoRowAttribute(Type? row = null) : ArgumentTransformationAttribute
{
    /// <summary>Gets the type of a row.</summary>
    public Type? Row { get; } = row;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        PSValue.Unwrap(inputData) is not QualificationCredentialInfo ? inputData
        : Row is null ? Array.Empty<string>()
        : Activator.CreateInstance(Row)!;
}
