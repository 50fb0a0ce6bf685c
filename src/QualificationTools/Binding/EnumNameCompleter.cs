using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using QualificationTools.Forms;

namespace QualificationTools.Binding;

/// <summary>Completes the values of an enumeration by their English and their Chinese names.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
public sealed class EnumNameCompleter<TEnum> : IArgumentCompleter
    where TEnum : struct, Enum
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var start = (wordToComplete ?? "").Trim('\'', '"');
        foreach (var field in typeof(TEnum).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var chinese = field.GetCustomAttribute<ChineseNameAttribute>()?.Name ?? field.Name;
            if (field.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
                yield return new CompletionResult(field.Name, field.Name, CompletionResultType.ParameterValue, chinese);
            else if (chinese.StartsWith(start, StringComparison.Ordinal))
                yield return new CompletionResult(chinese, chinese, CompletionResultType.ParameterValue, field.Name);
        }
    }
}
