using System.Text.Json.Serialization;
using QualificationTools.Json;

namespace QualificationTools.Vms;

/// <summary>The bodies of the voice service's requests.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(VmsQuery))]
[JsonSerializable(typeof(VmsSceneBody))]
internal sealed partial class VmsJson : JsonSerializerContext
{
    /// <summary>Gets the context in which bodies are written.</summary>
    public static VmsJson Wire { get; } = new(WireJson.CreateOptions());
}
