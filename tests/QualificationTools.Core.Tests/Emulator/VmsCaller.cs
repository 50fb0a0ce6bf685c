using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using QualificationTools.Emulator;

namespace QualificationTools.Core.Tests.Emulator;

/// <summary>Signs and sends requests to the emulator's voice service; every part can be spoilt.</summary>
internal sealed class VmsCaller(EmulatorHost emulator, TimeProvider time) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = emulator.Endpoint };

    public string AccessKey { get; init; } = "AKLTEMULATOR";

    public string SecretKey { get; init; } = "ZW11bGF0b3Itc2VjcmV0";

    public string? SessionToken { get; init; }

    public bool SignSessionToken { get; init; } = true;

    public string Region { get; init; } = "cn-north-1";

    public string Service { get; init; } = "vms";

    public string Version { get; init; } = "2022-01-01";

    public TimeSpan ClockOffset { get; set; }

    public string? ScopeDate { get; init; }

    public string? ContentSha256 { get; init; }

    public bool SignHost { get; init; } = true;

    public static string Form(string number, string entity = "示例科技有限公司", int scenes = 1) => JsonSerializer.Serialize(new
    {
        QualificationMainInfoFormDO = new { QualificationNo = number, QualificationEntity = entity, CertificateThreeInOne = 1 },
        QualificationAdminInfoFormDO = new { Name = "张三", ContactNumber = "13800000000", IdCardNumber = "110101199001011237" },
        QualificationScenarioInfoFormDOList = Enumerable.Range(0, scenes).Select(_ => new { SceneType = 1101, Description = "通知", ScenarioOfCalling = "您好", QualificationNo = number }),
    });

    public Task<VmsReply> UpdateAsync(string number, string entity = "示例科技有限公司") => PostAsync("UpdateQualification", Form(number, entity));

    public async Task<VmsReply> PostAsync(string action, string body) => await SendAsync(Request(HttpMethod.Post, action, body));

    public async Task<VmsReply> SendAsync(HttpRequestMessage request)
    {
        using (request)
        using (var response = await _http.SendAsync(request))
            return new VmsReply(response, await response.Content.ReadAsByteArrayAsync());
    }

    public HttpRequestMessage Request(HttpMethod method, string action, string body, string moreQuery = "") =>
        Request(method, action, new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new("application/json") } }, Encoding.UTF8.GetBytes(body), moreQuery);

    public HttpRequestMessage Request(HttpMethod method, string action, HttpContent? content, byte[] body, string moreQuery = "")
    {
        var query = $"Action={action}&Version={Version}{moreQuery}";
        var request = new HttpRequestMessage(method, $"/?{query}") { Content = method == HttpMethod.Get ? null : content };
        var date = (time.GetUtcNow() + ClockOffset).ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        body = method == HttpMethod.Get ? [] : body;
        var hash = ContentSha256 ?? Hex(SHA256.HashData(body));
        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["x-content-sha256"] = hash, ["x-date"] = date };
        if (SignHost)
            signed["host"] = emulator.Endpoint.Authority;
        if (SessionToken is not null && SignSessionToken)
            signed["x-security-token"] = SessionToken;
        var names = string.Join(';', signed.Keys);
        var sorted = string.Join('&', query.Split('&').Order(StringComparer.Ordinal));
        var canonical = $"{method}\n/\n{sorted}\n{string.Concat(signed.Select(pair => $"{pair.Key}:{pair.Value}\n"))}\n{names}\n{Hex(SHA256.HashData(body))}";
        var day = ScopeDate ?? date[..8];
        var scope = $"{day}/{Region}/{Service}/request";
        var key = Encoding.UTF8.GetBytes(SecretKey);
        foreach (var part in scope.Split('/'))
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        var toSign = $"HMAC-SHA256\n{date}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
        request.Headers.TryAddWithoutValidation("X-Date", date);
        request.Headers.TryAddWithoutValidation("X-Content-Sha256", hash);
        if (SessionToken is not null)
            request.Headers.TryAddWithoutValidation("X-Security-Token", SessionToken);
        request.Headers.TryAddWithoutValidation("Authorization", $"HMAC-SHA256 Credential={AccessKey}/{scope}, SignedHeaders={names}, Signature={signature}");
        return request;
    }

    public void Dispose() => _http.Dispose();

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}

internal sealed class VmsReply
{
    public VmsReply(HttpResponseMessage response, byte[] body)
    {
        Status = (int)response.StatusCode;
        Body = body;
        ContentType = response.Content.Headers.ContentType?.MediaType;
        Date = response.Headers.Date;
        RetryAfter = response.Headers.TryGetValues("Retry-After", out var after) ? after.Single() : null;
        Location = response.Headers.Location;
        if (ContentType == "application/json")
            Json = JsonDocument.Parse(body).RootElement;
    }

    public int Status { get; }

    public byte[] Body { get; }

    public string? ContentType { get; }

    public DateTimeOffset? Date { get; }

    public string? RetryAfter { get; }

    public Uri? Location { get; }

    public JsonElement Json { get; }

    public JsonElement Result => Json.GetProperty("Result"u8);

    public string? Code => Error is { } error ? error.GetProperty("Code"u8).GetString() : null;

    public int? CodeN => Error is { } error && error.TryGetProperty("CodeN"u8, out var number) ? number.GetInt32() : null;

    public string? Message => Error?.GetProperty("Message"u8).GetString();

    private JsonElement? Error => Json.GetProperty("ResponseMetadata"u8).TryGetProperty("Error"u8, out var error) ? error : null;
}
