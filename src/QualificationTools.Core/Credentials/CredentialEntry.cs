using System.Text.Json;
using System.Text.Json.Serialization;

namespace QualificationTools.Credentials;

/// <summary>Represents what this machine knows about a credential in a vault. None of it is secret.</summary>
/// <param name="Service">The name of the service that it is for, which need not be one that this version knows.</param>
/// <param name="Name">The secret's name.</param>
/// <param name="Vault">The vault's name.</param>
internal sealed record CredentialEntry(string Service, string Name, string Vault)
{
    /// <summary>Gets the key's id, masked.</summary>
    public string? KeyId { get; init; }

    /// <summary>Gets when a temporary credential ends.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Gets whether commands that name no credential use it.</summary>
    public bool IsDefault { get; init; }

    /// <summary>
    /// Gets the settings of the credential by the service's names; in the file they are beside the other members.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Settings
    {
        get => (Members ?? []).Where(member => member.Value.ValueKind == JsonValueKind.String)
            .ToDictionary(member => member.Key, member => member.Value.GetString()!, StringComparer.OrdinalIgnoreCase);
        // The deserializer sets every member, with null if the file lacks it.
        init =>
            Members = value is null or { Count: 0 }
                ? null
                : value.ToDictionary(
                    setting => setting.Key,
                    setting => JsonSerializer.SerializeToElement(setting.Value, CredentialJson.Default.String));
    }

    /// <summary>Gets the file's remaining members; values from another version are kept.</summary>
    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Members { get; set; }

    /// <summary>Returns whether it is for a service. Names of services are written in any case.</summary>
    public bool IsFor(string service) => string.Equals(Service, service, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns whether it is the secret of this name in this vault. Neither PowerShell nor its vaults mind case.
    /// </summary>
    public bool Is(string name, string vault) =>
        string.Equals(Name, name, StringComparison.OrdinalIgnoreCase)
        && string.Equals(Vault, vault, StringComparison.OrdinalIgnoreCase);
}

/// <summary>How entries are written and read.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(List<CredentialEntry>))]
[JsonSerializable(typeof(string))]
internal sealed partial class CredentialJson : JsonSerializerContext;
