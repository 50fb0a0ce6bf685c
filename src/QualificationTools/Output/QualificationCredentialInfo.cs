using QualificationTools.Credentials;
using QualificationTools.Douyin;

namespace QualificationTools;

/// <summary>A credential in a vault, without the secret.</summary>
public sealed class QualificationCredentialInfo
{
    /// <summary>The service that it is for.</summary>
    public QualificationService Service { get; internal set; }

    /// <summary>The secret's name.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The vault that holds it.</summary>
    public string Vault { get; internal set; } = "";

    /// <summary>The access key or the app's id, masked.</summary>
    public string? KeyId { get; internal set; }

    /// <summary>The region of Volcengine that goes with it, where one was given.</summary>
    public string? Region { get; internal set; }

    /// <summary>The environment of Douyin that goes with it, where one was given.</summary>
    public DouyinEnvironment? Environment { get; internal set; }

    /// <summary>When a temporary credential ends.</summary>
    public DateTimeOffset? ExpiresAt { get; internal set; }

    /// <summary>Whether commands of the service that name no credential use it.</summary>
    public bool IsDefault { get; internal set; }

    internal static QualificationCredentialInfo Of(CredentialEntry entry) => new()
    {
        Service = entry.Service,
        Name = entry.Name,
        Vault = entry.Vault,
        KeyId = entry.KeyId,
        Region = entry.Region,
        Environment = entry.Environment,
        ExpiresAt = entry.ExpiresAt,
        IsDefault = entry.IsDefault,
    };
}
