namespace QualificationTools.Credentials;

/// <summary>Where credentials are looked for outside vaults.</summary>
/// <param name="Variable">Returns an environment variable, or null.</param>
/// <param name="Home">The user's home folder.</param>
/// <param name="Warn">Warns the user about a source that was skipped.</param>
internal sealed record CredentialSearch(Func<string, string?> Variable, string Home, Action<string> Warn)
{
    /// <summary>Returns where to look for the current user's credentials.</summary>
    /// <param name="warn">Warns the user about a source that was skipped.</param>
    public static CredentialSearch OfUser(Action<string> warn) => new(
        Environment.GetEnvironmentVariable,
        UserHome,
        warn);

    // Volcengine's tools go by this variable on Windows, whatever the system has recorded of the user.
    private static string UserHome =>
        OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("USERPROFILE") is { Length: > 0 } named
            ? named
            : Environment.GetFolderPath(
                Environment.SpecialFolder.UserProfile,
                Environment.SpecialFolderOption.DoNotVerify);

    /// <summary>Returns a variable's value; null if it is not set, empty or blank.</summary>
    public string? Value(string variable) =>
        Variable(variable) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
