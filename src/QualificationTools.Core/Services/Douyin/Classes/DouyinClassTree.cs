using System.Net.Http.Headers;
using System.Text.Json;
using QualificationTools.Bulk;
using QualificationTools.Forms;
using QualificationTools.Http;

namespace QualificationTools.Douyin;

/// <summary>The platform's tree of classes, <c>query_class_info</c>. It is public: no token is needed.</summary>
internal static class DouyinClassTree
{
    /// <summary>The action's name on the wire.</summary>
    public const string Action = "query_class_info";

    // Not the host of the other actions. The sandbox has one host for all.
    private const string ProductionEndpoint = "https://developer-product.zijieapi.com";

    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>The classes that are known without asking. The tree grows, so that they are never all.</summary>
    public static IReadOnlyList<DouyinClassInfo> Known { get; } =
    [
        new() { FirstClass = 10000, FirstClassName = "少儿成长", SecondClass = 10100, SecondClassName = "家长教育" },
        new() { FirstClass = 10000, FirstClassName = "少儿成长", SecondClass = 10300, SecondClassName = "少儿编程" },
        new() { FirstClass = 10000, FirstClassName = "少儿成长", SecondClass = 10400, SecondClassName = "儿童兴趣" },
        new() { FirstClass = 30000, FirstClassName = "语言培训", SecondClass = 30100, SecondClassName = "英语" },
        new() { FirstClass = 30000, FirstClassName = "语言培训", SecondClass = 30200, SecondClassName = "汉语学习" },
        new() { FirstClass = 40000, SecondClass = 40600 },
        new() { FirstClass = 70000, SecondClass = 70500 },
    ];

    /// <summary>The address of an environment's tree.</summary>
    public static Uri EndpointOf(DouyinEnvironment environment) =>
        environment == DouyinEnvironment.Sandbox ? DouyinClient.EndpointOf(environment) : new Uri(ProductionEndpoint);

    /// <summary>Asks for the tree.</summary>
    public static async Task<(Reply Reply, HttpExchange? Exchange)> AskAsync(
        HttpTransport transport, Uri endpoint, TimeSpan timeout, TimeProvider time, CancellationToken stop)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint, "/product/api/" + Action));
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent.Value);
        var exchange = await transport.SendAsync(request, "{}"u8.ToArray(), Json, timeout, stop).ConfigureAwait(false);
        return (DouyinReply.Read(exchange, time), exchange);
    }

    /// <summary>Reads the answer. What is no class is left out, and nothing throws.</summary>
    public static IReadOnlyList<DouyinClassInfo> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Options);
            return [.. Items(document.RootElement, "data", "product_class_info_list").SelectMany(ReadFirst)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private static IEnumerable<DouyinClassInfo> ReadFirst(JsonElement first)
    {
        if (Number(first, "first_class_id") is not { } id)
            yield break;
        var name = Name(first, "first_class_name");
        var isEmpty = true;
        foreach (var second in Items(first, "class_info_detail_list"))
        {
            if (Number(second, "second_class_id") is not { } secondId)
                continue;
            isEmpty = false;
            yield return new DouyinClassInfo { FirstClass = id, FirstClassName = name, SecondClass = secondId, SecondClassName = Name(second, "second_class_name") };
        }

        if (isEmpty)
            yield return new DouyinClassInfo { FirstClass = id, FirstClassName = name };
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement owner, params string[] path)
    {
        foreach (var name in path)
        {
            if (owner.ValueKind != JsonValueKind.Object || !owner.TryGetProperty(name, out owner))
                return default;
        }

        return owner.ValueKind == JsonValueKind.Array ? owner.EnumerateArray() : default;
    }

    private static int? Number(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value)
        && ScalarValue.TryConvert(JsonRecord.Open(value) ?? "", typeof(int), out var number) ? (int?)number : null;

    private static string? Name(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
