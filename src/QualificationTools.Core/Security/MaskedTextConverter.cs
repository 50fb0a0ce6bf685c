using System.Text.Json;
using System.Text.Json.Serialization;

namespace QualificationTools.Security;

/// <summary>The default converter of every serializer: it writes the mask.</summary>
internal sealed class MaskedTextConverter : JsonConverter<SensitiveText>
{
    public override SensitiveText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, SensitiveText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(SensitiveText.Mask);
}
