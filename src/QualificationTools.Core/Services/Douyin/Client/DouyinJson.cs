using System.Text.Json.Serialization;
using QualificationTools.Json;

namespace QualificationTools.Douyin;

/// <summary>The bodies of the open platform's requests.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DouyinTokenRequest))]
[JsonSerializable(typeof(DouyinClassAuthQuery))]
[JsonSerializable(typeof(DouyinAuditQuery))]
[JsonSerializable(typeof(DouyinEntityQuery))]
internal sealed partial class DouyinJson : JsonSerializerContext
{
    /// <summary>Gets the context in which bodies are written.</summary>
    public static DouyinJson Wire { get; } = new(WireJson.CreateOptions());
}

/// <summary>The body of the token call.</summary>
internal sealed record DouyinTokenRequest(
    [property: JsonPropertyName("appid")] string AppId,
    [property: JsonPropertyName("secret")] string Secret)
{
    [JsonPropertyName("grant_type")]
    public string GrantType { get; } = "client_credential";
}
