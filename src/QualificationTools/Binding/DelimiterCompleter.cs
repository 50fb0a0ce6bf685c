using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace QualificationTools.Binding;

/// <summary>Suggests cell separators, in quotes, because most of them have a meaning in the shell.</summary>
internal sealed class DelimiterCompleter : IArgumentCompleter
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
