using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace QualificationTools.Binding;

/// <summary>
/// Suggests what separates cells, in quotes, since the shell has a meaning of its own for most of it.
/// </summary>
public sealed class DelimiterCompleter : IArgumentCompleter
{
    private static readonly (string Text, string Shown)[] Delimiters =
    [
        ("','", ","),
        ("';'", ";"),
        ("\"`t\"", "`t"),
        ("'|'", "|"),
    ];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var word = (wordToComplete ?? "").Trim('\'', '"');
        return Delimiters
            .Where(delimiter => delimiter.Shown.StartsWith(word, StringComparison.Ordinal))
            .Select(delimiter => new CompletionResult(
                delimiter.Text,
                delimiter.Shown,
                CompletionResultType.ParameterValue,
                delimiter.Shown));
    }
}
