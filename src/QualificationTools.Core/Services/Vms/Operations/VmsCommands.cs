namespace QualificationTools.Vms;

/// <summary>The commands by which a person looks a qualification up.</summary>
internal static class VmsCommands
{
    /// <summary>Returns the command that shows a qualification by number; null if there is no number.</summary>
    public static string? Get(string? number) =>
        number is { Length: > 0 } ? $"Get-VmsQualification -QualificationNo {Quote(number)}" : null;

    /// <summary>Returns the command that shows the qualifications of a company; null if there is no name.</summary>
    public static string? Find(string? company) =>
        company is { Length: > 0 } ? $"Get-VmsQualification -QualificationEntity {Quote(company)}" : null;

    private static string Quote(string text) =>
        text.All(char.IsAsciiLetterOrDigit) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
