using System.Management.Automation;
using QualificationTools.Forms;

namespace QualificationTools.Binding;

/// <summary>Takes a value of an enumeration by its Chinese name too, as a cell does.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class EnumNameAttribute<TEnum> : ArgumentTransformationAttribute
    where TEnum : struct, Enum
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = PSValue.Unwrap(inputData);
        // What is none of them is left to PowerShell, whose error names all that there are.
        return
            value is string text
            && ScalarValue.TryConvert(text, typeof(TEnum), out var converted)
            && Enum.IsDefined((TEnum)converted!)
            ? converted
            : inputData;
    }
}
