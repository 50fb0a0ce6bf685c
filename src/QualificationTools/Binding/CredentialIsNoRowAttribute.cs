using System.Management.Automation;

namespace QualificationTools.Binding;

/// <summary>
/// A stored credential that is piped says as whom to ask, by its properties. PowerShell offers it to what takes rows or
/// keys as well; there it counts as none.
/// </summary>
/// <param name="row">The type of a row without anything in it; null where keys are taken, of which there are
/// none.</param>
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
