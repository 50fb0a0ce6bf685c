using System.Text.RegularExpressions;

namespace QualificationTools.Security;

/// <summary>Guards texts that end in a spreadsheet's cell: what begins like a formula would be run there.</summary>
internal static partial class CellText
{
    /// <summary>Gives the text, with an apostrophe before it where a spreadsheet would run it. Plain numbers stay as they are.</summary>
    public static string? Guard(string? text) =>
        text is { Length: > 0 } && text[0] is ('=' or '+' or '-' or '@' or '\t' or '\r') && !Number().IsMatch(text) ? "'" + text : text;

    [GeneratedRegex(@"^[+-][0-9]+(\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
