namespace QualificationTools.Commands;

/// <summary>What stands in a progress bar.</summary>
internal static class ProgressText
{
    private const char NoWidth = '\u200B';

    // The first of the characters that take two columns; what is shown has none below it.
    private const char FirstWide = '\u2E80';

    /// <summary>
    /// Makes a text as many characters long as it takes columns. PowerShell counts characters, so its bar would wrap by
    /// as many columns as there are Chinese characters, and leave its end behind.
    /// </summary>
    public static string Fit(string text) => text + new string(NoWidth, text.Count(c => c >= FirstWide));
}
