namespace QualificationTools.Cmdlets.Tests;

/// <summary>Which Pester file runs in which culture.</summary>
internal static class PesterPlan
{
    /// <summary>Names the cultures in which every file is run, separated by commas.</summary>
    private const string CulturesVariable = "QUALIFICATIONTOOLS_CULTURES";

    /// <summary>Names the files that are run, by the beginnings of their names, separated by commas.</summary>
    private const string FilesVariable = "QUALIFICATIONTOOLS_PESTER";

    // They differ in what breaks programs: the case of i, the calendar, the order of texts, the language of messages.
    private static readonly string[] Cultures = ["en-US", "zh-CN", "tr-TR", "th-TH"];

    // More than half of the time of all.
    private static readonly string[] SlowFiles =
    [
        "Canary.Tests.ps1", "Help.Tests.ps1", "Lifecycle.Tests.ps1", "Readme.Tests.ps1", "Retry.Tests.ps1",
        "Runbook.Tests.ps1", "Scale.Tests.ps1", "Vault.Tests.ps1", "Wait-DouyinClassAuth.Tests.ps1", "Wait-VmsQualification.Tests.ps1",
    ];

    /// <summary>Gets what is run: each file in one of the cultures, in turn, or in all that the variable names.</summary>
    public static IReadOnlyList<(string Culture, string File)> All { get; } =
    [
        .. Split(CulturesVariable) is { Length: > 0 } named
            ? named.SelectMany(culture => ProjectFiles.PesterFiles.Select(file => (culture, file))).Where(IsWanted)
            : ProjectFiles.PesterFiles.Select((file, i) => (Cultures[i % Cultures.Length], file)).Where(IsWanted),
    ];

    public static bool IsSlow(string file) => SlowFiles.Contains(file, StringComparer.Ordinal);

    private static bool IsWanted((string Culture, string File) item) =>
        Split(FilesVariable) is not { Length: > 0 } named || named.Any(name => item.File.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    private static string[] Split(string variable) =>
        (Environment.GetEnvironmentVariable(variable) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
