using System.Text.Json;
using System.Text.Json.Serialization;

namespace QualificationTools.Security;

/// <summary>Writes a sensitive value in clear. Only the contexts that create request bodies use it.</summary>
internal sealed class WireTextConverter : JsonConverter<SensitiveText>
{
    public override SensitiveText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, SensitiveText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Reveal());
}
