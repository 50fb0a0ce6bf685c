using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using QualificationTools.Forms;

namespace QualificationTools.Binding;

/// <summary>Completes the values of an enumeration from the start of either name, and shows the Chinese one beside.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
public sealed class EnumNameCompleter<TEnum> : IArgumentCompleter
    where TEnum : struct, Enum
{
    private static readonly (string Name, string Chinese)[] Values =
        [.. Enum.GetNames<TEnum>().Select(name => (name, typeof(TEnum).GetField(name)!.GetCustomAttribute<ChineseNameAttribute>()?.Name ?? name))];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var start = (wordToComplete ?? "").Trim('\'', '"');
        return Values
            .Where(value => value.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase) || value.Chinese.StartsWith(start, StringComparison.Ordinal))
            .Select(value => new CompletionResult(value.Name, value.Name, CompletionResultType.ParameterValue, value.Chinese));
    }
}
