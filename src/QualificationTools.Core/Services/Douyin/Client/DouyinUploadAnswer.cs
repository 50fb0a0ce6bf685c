using System.Text.Json;
using System.Text.Json.Serialization;

namespace QualificationTools.Douyin;

/// <summary>What an upload gives.</summary>
internal sealed record DouyinUploadAnswer([property: JsonPropertyName("path")] string? Path)
{
    /// <summary>Gives the path, or null where the answer has none.</summary>
    public static string? PathOf(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DouyinAnswerJson.Default.DouyinUploadAnswer)?.Path;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
