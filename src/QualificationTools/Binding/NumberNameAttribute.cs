using System.Management.Automation;
using QualificationTools.Forms;
using QualificationTools.Resources;

namespace QualificationTools.Binding;

/// <summary>Takes a number of a column by its name too, as a cell does: 是 for 1, a class by its name.</summary>
/// <typeparam name="TForm">The form.</typeparam>
/// <param name="column">The member's short name.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NumberNameAttribute<TForm>(string column) : ArgumentTransformationAttribute
    where TForm : QualificationForm
{
    /// <summary>Gets the member's short name.</summary>
    public string Column { get; } = column;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PSValue.Unwrap(inputData);
        if (value is not (string or bool))
            return inputData;
        var node = FormMap.For(typeof(TForm)).Get(Column).Target;
        if (ScalarValue.Convert(value, node, out var number) is null)
            return number!;
        throw new ArgumentTransformationMetadataException(
            Texts.Format("Rule_NotANumberOrName", Column, node.Names?.Describe() ?? ""));
    }
}
