using System.Text.Json;
using System.Text.Json.Serialization;

namespace QualificationTools.Security;

/// <summary>What every serialiser uses that is not told otherwise: it writes the mask.</summary>
internal sealed class MaskedTextConverter : JsonConverter<SensitiveText>
{
    public override SensitiveText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, SensitiveText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(SensitiveText.Mask);
}
