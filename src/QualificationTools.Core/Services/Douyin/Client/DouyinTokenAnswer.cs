using System.Text.Json;
using System.Text.Json.Serialization;

namespace QualificationTools.Douyin;

/// <summary>What the token call gives.</summary>
internal sealed record DouyinTokenAnswer(
    [property: JsonPropertyName("access_token")] string? Token,
    [property: JsonPropertyName("expires_in")] int LifetimeSeconds)
{
    public static DouyinTokenAnswer? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DouyinAnswerJson.Default.DouyinTokenEnvelope)?.Data;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record DouyinTokenEnvelope([property: JsonPropertyName("data")] DouyinTokenAnswer? Data);

/// <summary>The answers of the open platform.</summary>
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(DouyinTokenEnvelope))]
[JsonSerializable(typeof(DouyinUploadAnswer))]
internal sealed partial class DouyinAnswerJson : JsonSerializerContext;
