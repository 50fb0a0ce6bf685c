using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using QualificationTools.Security;

namespace QualificationTools.Json;

/// <summary>
/// How request bodies are written: what is not set is left out, Chinese text stays as it is, sensitive values are
/// themselves.
/// </summary>
internal static class WireJson
{
    /// <summary>What escapes no more than JSON asks for; nothing of a body is ever put into a page.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static JsonSerializerOptions CreateOptions() => new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = Encoder,
        Converters = { new WireTextConverter() },
    };
}
