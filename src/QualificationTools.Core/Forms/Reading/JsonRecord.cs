using System.Text.Json;

namespace QualificationTools.Forms;

/// <summary>Opens JSON values.</summary>
internal static class JsonRecord
{
    /// <summary>The depth that a form needs is 5; more is a mistake.</summary>
    public static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = 32,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    public static object? Open(object? value) =>
        value is not JsonElement element
            ? value
            : element.ValueKind switch
            {
                JsonValueKind.Object => element
                    .EnumerateObject()
                    .Select(member => KeyValuePair.Create(member.Name, (object?)member.Value)),
                JsonValueKind.Array => element.EnumerateArray().Select(item => (object?)item),
                JsonValueKind.String => element.GetString(),
                JsonValueKind.Number => element.TryGetInt64(out var number) ? number : element.GetRawText(),
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => null,
            };
}
