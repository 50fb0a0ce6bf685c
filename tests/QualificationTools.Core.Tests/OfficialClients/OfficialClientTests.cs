using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Emulator;
using QualificationTools.Http;
using QualificationTools.Vms;
using QualificationTools.Vms.Signing;

namespace QualificationTools.Core.Tests.OfficialClients;

/// <summary>
/// Rests on SIG-04 to SIG-10 of docs/facts.md. The emulator takes what the vendor's own clients send, and the vendor's own
/// signers make the signatures that the module makes.
/// </summary>
public sealed class OfficialClientTests(NodeClients clients) : IClassFixture<NodeClients>
{
    private const int Count = 100;

    private static readonly string[] Names = ["a", "Zz", "zZ", "中", "名称", "a[0]", "aB", "a b", "é", "😀", "k&v", "q=r", "!*'()", "A-b_c.d~e"];
    private static readonly string[] Values = ["", "1", "a b", "x+y", "a/b", "a=b&c", "中文 值", "😀", "%2F", "!'()*", "~-_.", "\"", "[]{}"];

    private static readonly VolcengineCredential[] Credentials =
    [
        new("AKLTEMULATOR", "ZW11bGF0b3Itc2VjcmV0"),
        new("AKLTEMULATORSTS", "ZW11bGF0b3Itc3RzLXNlY3JldA==", "emulator-session-token"),
    ];

    [Fact]
    public async Task Emulator_accepts_what_the_official_clients_really_send()
    {
        Assert.SkipWhen(clients.Lack is not null, clients.Lack ?? "");
        await using var emulator = await EmulatorHost.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        var results = await clients.RunAsync(new { mode = "send", endpoint = emulator.Endpoint, credentials = Credentials.Select(Json), count = Count, seed = 12 });

        var accepted = results.EnumerateArray()
            .Where(result => result.GetProperty("code").GetString() is "accepted" or "RequestParametersError")
            .CountBy(result => result.GetProperty("way").GetString()!)
            .ToDictionary();
        var refused = results.EnumerateArray().Where(result => result.GetProperty("code").GetString() is not ("accepted" or "RequestParametersError"));
        Assert.Empty(refused.Take(3).Select(result => result.GetRawText()));
        Assert.Equal((Count, Count, Count), (accepted["openapi"], accepted["presigned"], accepted["core"]));
        Assert.Equal(3 * Count, emulator.Counters.Requests);
    }

    [Fact]
    public async Task Signatures_of_any_request_are_those_of_the_official_signers()
    {
        Assert.SkipWhen(clients.Lack is not null, clients.Lack ?? "");
        var random = new Random(12);
        var requests = Enumerable.Range(0, Count).Select(_ => MakeRequest(random)).ToList();

        var signed = (await clients.RunAsync(new { mode = "sign", requests })).EnumerateArray().ToList();

        Assert.Equal(Count, signed.Count);
        Assert.All(signed.Zip(requests), pair => Assert.Equal(
            (pair.Second.Authorization, pair.Second.Authorization),
            (pair.First.GetProperty("openapi").GetString(), pair.First.GetProperty("core").GetString())));
    }

    [Fact]
    public async Task Requests_of_the_client_verify_with_the_official_signer()
    {
        Assert.SkipWhen(clients.Lack is not null, clients.Lack ?? "");
        var requests = new List<SignedByModule>();
        for (var i = 0; i < Count; i++)
            requests.Add(await SendAsync(Credentials[i % 2], VmsClient.Regions[i / 2 % 2], i));

        var signed = (await clients.RunAsync(new { mode = "sign", requests })).EnumerateArray().ToList();

        Assert.Equal(requests.Select(request => request.Authorization), signed.Select(result => result.GetProperty("openapi").GetString()));
    }

    private static object Json(VolcengineCredential credential) =>
        new { accessKeyId = credential.AccessKey, secretKey = credential.SecretKey, sessionToken = credential.SessionToken };

    /// <summary>A request with odd names and values, signed over the headers that the Node clients sign.</summary>
    private static SignedByModule MakeRequest(Random random)
    {
        T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];

        var credential = Pick(Credentials);
        var region = Pick(VmsClient.Regions);
        var pairs = Enumerable.Range(0, random.Next(6)).Select(_ => $"&{Uri.EscapeDataString(Pick(Names))}={Uri.EscapeDataString(Pick(Values))}");
        var uri = new Uri($"https://cloud-vms.volcengineapi.com/?Version=2022-01-01&Action=QueryQualification{string.Concat(pairs)}");
        var body = random.Next(3) == 0 ? "" : JsonSerializer.Serialize(new { Limit = random.Next(1, 20), Note = Pick(Values), 备注 = Pick(Names) });
        var headers = new Dictionary<string, string> { ["host"] = uri.Authority };
        if (random.Next(2) == 0)
            headers["X-Note"] = $" {Pick(["a", "a b", "a,b;c"])} ";
        string[] names = [.. headers.Keys, "x-date", .. body.Length > 0 ? ["x-content-sha256"] : Array.Empty<string>(), .. credential.SessionToken is null ? [] : new[] { "x-security-token" }];
        var time = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero).AddSeconds(random.Next(100_000_000));
        var sent = credential.SessionToken is { } token ? headers.Append(KeyValuePair.Create("X-Security-Token", token)) : headers;
        var signature = new VolcengineSigner(credential, region, "vms", names).Sign("POST", new CanonicalUri(uri), sent, SHA256.HashData(Encoding.UTF8.GetBytes(body)), time);
        return new SignedByModule("POST", uri.AbsoluteUri, headers, [.. names.Select(name => name.ToLowerInvariant())], body, region, Json(credential), time, signature.Authorization);
    }

    /// <summary>A request as the module's own client sends it: an update, or the download of a file with an odd code.</summary>
    private static async Task<SignedByModule> SendAsync(VolcengineCredential credential, string region, int number)
    {
        var time = new ManualTime(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero).AddHours(number));
        var sent = new List<RecordedRequest>();
        var transport = new HttpTransport(new HttpMessageInvoker(StubHandler.Answering(sent, StubHandler.Answer(200, "{}"))), time);
        var client = new VmsClient(transport, new Uri(VmsClient.DefaultEndpoint), credential, region, TimeSpan.FromSeconds(30), time);
        var body = number % 4 == 3 ? "" : JsonSerializer.Serialize(new
        {
            QualificationMainInfoFormDO = new { QualificationNo = $"QUA{number}", QualificationEntity = "示例公司" + Values[number % Values.Length] },
        });
        if (body.Length == 0)
            await client.FetchAsync("DownloadQualificationFile", "FileCode", Names[number % Names.Length] + Values[number % Values.Length], new AnswerFile(new MemoryStream(), 1000), CancellationToken.None);
        else
            await client.PostAsync("UpdateQualification", Encoding.UTF8.GetBytes(body), CancellationToken.None);

        var request = Assert.Single(sent);
        var authorization = request.Headers["Authorization"];
        var headers = new Dictionary<string, string> { ["host"] = request.Uri.Authority, ["X-Content-Sha256"] = request.Headers["X-Content-Sha256"] };
        if (request.Headers.TryGetValue("Content-Type", out var contentType))
            headers["Content-Type"] = contentType;
        string[] names = authorization.Split("SignedHeaders=")[1].Split(',')[0].Split(';');
        return new SignedByModule(body.Length == 0 ? "GET" : "POST", request.Uri.AbsoluteUri, headers, names, body, region, Json(credential), time.GetUtcNow(), authorization);
    }

    /// <summary>A signed request as <c>clients.cjs</c> takes it.</summary>
    private sealed record SignedByModule(
        string Method,
        string Url,
        Dictionary<string, string> Headers,
        string[] SignedHeaders,
        string Body,
        string Region,
        object Credential,
        DateTimeOffset Date,
        [property: JsonIgnore] string Authorization)
    {
        public string Service { get; } = "vms";
    }
}
