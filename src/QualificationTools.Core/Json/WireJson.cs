using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using QualificationTools.Security;

namespace QualificationTools.Json;

/// <summary>
/// The options for request bodies: unset members are omitted, Chinese text is not escaped, sensitive values are in
/// clear.
/// </summary>
internal static class WireJson
{
    /// <summary>Escapes no more than JSON requires; a body is never put into a web page.</summary>
    public static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    public static JsonSerializerOptions CreateOptions() => new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = Encoder,
        Converters = { new WireTextConverter() },
    };
}
