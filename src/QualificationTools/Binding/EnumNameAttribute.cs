using System.Management.Automation;
using QualificationTools.Forms;

namespace QualificationTools.Binding;

/// <summary>Takes the Chinese name of an enumeration's value too; see <see cref="ChineseNameAttribute"/>.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EnumNameAttribute<TEnum> : ArgumentTransformationAttribute
    where TEnum : struct, Enum
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var input = inputData is PSObject wrapper ? wrapper.BaseObject : inputData;
        return input is string text && ScalarValue.TryConvert(text, typeof(TEnum), out var value) && Enum.IsDefined((TEnum)value!) ? value : inputData;
    }
}
