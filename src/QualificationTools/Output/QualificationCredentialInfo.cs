using System.Collections.ObjectModel;
using QualificationTools.Credentials;

namespace QualificationTools;

/// <summary>A credential in a vault, without the secret.</summary>
public sealed class QualificationCredentialInfo
{
    /// <summary>Gets the service that it is for.</summary>
    public string Service { get; internal set; } = "";

    /// <summary>Gets the secret's name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Gets the name as commands of a service take it, so it binds to them.</summary>
    public string SecretName => Name;

    /// <summary>Gets the vault that holds it.</summary>
    public string Vault { get; internal set; } = "";

    /// <summary>Gets the access key or the app's id, masked.</summary>
    public string? KeyId { get; internal set; }

    /// <summary>
    /// Gets the settings that go with it, by the service's names for them, for example <c>Region</c>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; internal set; } =
        ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Gets when a temporary credential ends.</summary>
    public DateTimeOffset? ExpiresAt { get; internal set; }

    /// <summary>Gets whether commands of the service use it if they name no credential.</summary>
    public bool IsDefault { get; internal set; }

    /// <summary>Returns the service, the name and the vault.</summary>
    public override string ToString() => $"{Service} {Name} ({Vault})";

    internal static QualificationCredentialInfo Of(CredentialEntry entry) => new()
    {
        Service = entry.Service,
        Name = entry.Name,
        Vault = entry.Vault,
        KeyId = entry.KeyId,
        Settings = entry.Settings,
        ExpiresAt = entry.ExpiresAt,
        IsDefault = entry.IsDefault,
    };
}
