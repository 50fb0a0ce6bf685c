namespace QualificationTools.Commands;

/// <summary>Formats the text of a progress bar.</summary>
internal static class ProgressText
{
    private const char NoWidth = '\u200B';

    // The first of the characters that are two columns wide; none below it occurs here.
    private const char FirstWide = '\u2E80';

    /// <summary>
    /// Pads a text to as many characters as it has columns. PowerShell counts characters, so without it the bar would
    /// wrap and leave its end behind on the screen for Chinese text.
    /// </summary>
    public static string Fit(string text) => text + new string(NoWidth, text.Count(c => c >= FirstWide));
}
