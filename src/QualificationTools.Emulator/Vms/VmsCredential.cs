namespace QualificationTools.Emulator.Vms;

/// <summary>
/// Represents a credential that the emulator accepts. All are published and grant access to nothing but an emulator.
/// </summary>
/// <param name="AccessKey">The access key.</param>
/// <param name="SecretKey">The secret, which is used in the signature unchanged.</param>
/// <param name="SessionToken">The token that must accompany a temporary credential.</param>
/// <param name="MayCall">Whether it has any permission.</param>
public sealed record VmsCredential(string AccessKey, string SecretKey, string? SessionToken = null, bool MayCall = true)
{
    /// <summary>Gets the credentials in the README.</summary>
    public static IReadOnlyList<VmsCredential> Published { get; } =
    [
        new("AKLTEMULATOR", "ZW11bGF0b3Itc2VjcmV0"),
        new("AKLTEMULATORSTS", "ZW11bGF0b3Itc3RzLXNlY3JldA==", "emulator-session-token"),
        new("AKLTNOPERMISSION", "bm8tcGVybWlzc2lvbg==", MayCall: false),
    ];
}
