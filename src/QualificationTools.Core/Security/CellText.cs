using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace QualificationTools.Security;

/// <summary>Guards texts that end in a spreadsheet's cell: what begins like a formula would be run there.</summary>
internal static partial class CellText
{
    /// <summary>
    /// Returns the text, preceded by an apostrophe if a spreadsheet would run it. Plain numbers are unchanged.
    /// </summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Guard(string? text) =>
        LooksGuarded(text, apostrophes: 0) && !Number().IsMatch(text) ? "'" + text : text;

    /// <summary>
    /// As <see cref="Guard"/>, for a file that is read again: a text that looks like a guarded one has one more
    /// apostrophe, which <see cref="Unguard"/> takes away.
    /// </summary>
    public static string GuardForReading(string text) => LooksGuarded(text, apostrophes: 1) ? "'" + text : Guard(text);

    /// <summary>
    /// Returns the text without what protects it from a spreadsheet: the apostrophe before a formula, or <c>="…"</c>
    /// around a number.
    /// </summary>
    public static string Unguard(string text)
    {
        if (LooksGuarded(text, apostrophes: 1))
            return text[1..];
        return text is ['=', '"', .., '"'] && !text.AsSpan(2, text.Length - 3).Contains('"') ? text[2..^1] : text;
    }

    // The beginnings of a formula, after any number of apostrophes.
    private static bool LooksGuarded([NotNullWhen(true)] string? text, int apostrophes)
    {
        if (string.IsNullOrEmpty(text))
            return false;
        var at = 0;
        while (at < text.Length && text[at] == '\'')
            at++;
        return (apostrophes == 0 ? at == 0 : at >= apostrophes)
            && at < text.Length
            && text[at] is '=' or '+' or '-' or '@' or '\t' or '\r';
    }

    [GeneratedRegex(@"^[+-][0-9]+(\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
