using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace QualificationTools.Binding;

/// <summary>
/// Suggests the encodings that files of offices have. Any other may be typed, by its name or its number.
/// </summary>
internal sealed class EncodingCompleter : IArgumentCompleter
{
    private static readonly string[] Names =
    [
        "utf8",
        "gb18030",
        "gbk",
        "big5",
        "unicode",
        "bigendianunicode",
        "utf32",
        "ansi",
        "oem",
        "ascii",
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
        return Names
            .Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(name => new CompletionResult(name));
    }
}
