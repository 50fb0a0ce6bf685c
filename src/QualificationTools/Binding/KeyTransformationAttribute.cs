using System.Collections;
using System.Management.Automation;
using QualificationTools.Forms;
using QualificationTools.Resources;

namespace QualificationTools.Binding;

/// <summary>
/// Takes the key from a hashtable or a JSON text that is passed as a key; otherwise its text would be used as the key.
/// </summary>
/// <typeparam name="TForm">The form that knows the key's names.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class KeyTransformationAttribute<TForm> : ArgumentTransformationAttribute
    where TForm : QualificationForm, new()
{
    private readonly FormReader<TForm> _reader = new(PowerShellRecord.Open);

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var input = PSValue.UnwrapTyped(inputData);
        return input is object?[] many ? many.Select(KeyOf).ToArray() : KeyOf(inputData)!;
    }

    private object? KeyOf(object? input)
    {
        var row = PSValue.UnwrapTyped(input);
        // With other properties that bind, such as the name of a secret, PowerShell offers the object as a whole.
        if (row is PSObject custom)
            return _reader.Read(custom).Key ?? custom.Properties["Key"]?.Value ?? input;
        var isRow = row is IDictionary || (row is string text && text.AsSpan().TrimStart().StartsWith("{"));
        if (!isRow)
            return input;
        return _reader.Read(row).Key
            ?? throw new ArgumentTransformationMetadataException(
                Texts.Format("Error_KeyMissing", FormMap.For(typeof(TForm)).Nodes[0].ShortName));
    }
}
