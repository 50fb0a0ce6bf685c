namespace QualificationTools.Credentials;

/// <summary>Where credentials are looked for outside vaults.</summary>
/// <param name="Variable">Returns an environment variable, or null.</param>
/// <param name="Home">The user's home folder.</param>
/// <param name="Warn">Tells a person of something that was passed over.</param>
internal sealed record CredentialSearch(Func<string, string?> Variable, string Home, Action<string> Warn)
{
    /// <summary>Returns where the credentials of the user who runs this process are looked for.</summary>
    /// <param name="warn">Tells a person of something that was passed over.</param>
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

    /// <summary>Returns a variable's value; null where it is not set, empty or blank.</summary>
    public string? Value(string variable) =>
        Variable(variable) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
