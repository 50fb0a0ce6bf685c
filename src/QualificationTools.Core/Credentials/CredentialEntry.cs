using System.Text.Json;
using System.Text.Json.Serialization;
using QualificationTools.Douyin;

namespace QualificationTools.Credentials;

/// <summary>What is known on this machine of a credential in a vault. None of it is secret.</summary>
/// <param name="Service">The service that it is for.</param>
/// <param name="Name">The secret's name.</param>
/// <param name="Vault">The vault's name.</param>
internal sealed record CredentialEntry(QualificationService Service, string Name, string Vault)
{
    /// <summary>The key's id, masked.</summary>
    public string? KeyId { get; init; }

    /// <summary>The region of Volcengine, where one was given.</summary>
    public string? Region { get; init; }

    /// <summary>The environment of Douyin, where one was given.</summary>
    public DouyinEnvironment? Environment { get; init; }

    /// <summary>When a temporary credential ends.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether commands that name no credential use it.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Whether it is the secret of this name in this vault. Neither PowerShell nor its vaults mind case.</summary>
    public bool Is(string name, string vault) =>
        string.Equals(Name, name, StringComparison.OrdinalIgnoreCase) && string.Equals(Vault, vault, StringComparison.OrdinalIgnoreCase);
}

/// <summary>How entries are written and read.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    WriteIndented = true,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(List<CredentialEntry>))]
internal sealed partial class CredentialJson : JsonSerializerContext;
