using Microsoft.AspNetCore.Http;
using System.Net;
using System.Text;
using System.Text.Json;
using QualificationTools.Emulator;
using QualificationTools.Emulator.Faults;
using QualificationTools.Emulator.Seeding;

namespace QualificationTools.Core.Tests.Emulator;

/// <summary>A service that the emulator does not know plugs in, with records, a seed, an assumption and faults of its own.</summary>
public sealed class ThirdServiceTests
{
    [Fact]
    public async Task Third_service_answers_beside_the_others()
    {
        await using var emulator = await StartAsync(new EmulatorOptions());
        using var http = new HttpClient { BaseAddress = emulator.Endpoint };

        Assert.Equal("taken", await PostAsync(http, "/acme/renew", "{\"licence\":\"L1\"}"));
        using var vms = await http.PostAsync("/?Action=QueryQualification&Version=2022-01-01", new StringContent("{}"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, vms.StatusCode);
        Assert.Equal(("renew", "L1", true), (emulator.Requests[0].Action, emulator.Requests[0].Key, emulator.Requests[0].Applied));
    }

    [Fact]
    public async Task Third_service_reads_its_seed_and_shows_its_state()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Parse("""{ "acme": { "licences": ["L7"] }, "vms": { "generate": 1 } }""") });
        using var http = new HttpClient { BaseAddress = emulator.Endpoint };
        await PostAsync(http, "/acme/renew", "{\"licence\":\"L8\"}");

        var state = JsonDocument.Parse(await http.GetStringAsync("/_emulator/state", TestContext.Current.CancellationToken)).RootElement;

        Assert.Equal(["L7", "L8"], state.GetProperty("licences").EnumerateArray().Select(licence => licence.GetString()!));
        Assert.Equal(1, state.GetProperty("qualifications").GetArrayLength());
        Assert.Single(state.GetProperty("appliedBodies").EnumerateObject());
        emulator.Reset();
        Assert.Equal(["L7"], emulator.State.Service<Acme>().Licences);
    }

    [Fact]
    public async Task Third_service_has_faults_and_assumptions()
    {
        await using var emulator = await StartAsync(new EmulatorOptions { Faults = FaultScript.Parse("""[ { "action": "renew", "code": "Busy", "times": 1 } ]""") });
        using var http = new HttpClient { BaseAddress = emulator.Endpoint };

        var first = await PostAsync(http, "/acme/renew", "{}");
        emulator.Assume("""{ "acme.word": "renewed" }""");

        Assert.Equal(("Busy", "renewed"), (first, await PostAsync(http, "/acme/renew", "{}")));
    }

    [Theory]
    [InlineData("""{ "acmes": {} }""", "The seed has a part 'acmes'; known: vms, douyin, acme.")]
    [InlineData("""{ "acme": { "licence": [] } }""", "The seed is not valid: ")]
    [InlineData("""{ "vms": { "generated": 5 } }""", "The seed is not valid: ")]
    public async Task Seed_that_no_service_reads_is_refused_at_the_start(string seed, string message)
    {
        var refused = await Assert.ThrowsAsync<FormatException>(() => StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Parse(seed) }));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    public void Seed_that_is_not_an_object_is_refused(string seed) => Assert.Throws<FormatException>(() => EmulatorSeed.Parse(seed));

    private static Task<EmulatorHost> StartAsync(EmulatorOptions options) =>
        EmulatorHost.StartAsync(options with { Services = [.. options.Services, given => new Acme(given)] }, TestContext.Current.CancellationToken);

    private static async Task<string> PostAsync(HttpClient http, string path, string body)
    {
        using var response = await http.PostAsync(path, new StringContent(body), TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private sealed record AcmeSeed
    {
        public IReadOnlyList<string> Licences { get; init; } = [];
    }

    private sealed class Acme : IEmulatedService
    {
        private readonly EmulatorOptions _options;
        private readonly AcmeSeed _seed;
        private readonly string _word;
        private readonly Dictionary<string, int> _bodies = [];

        public Acme(EmulatorOptions options)
        {
            _options = options;
            _seed = options.Seed.Read<AcmeSeed>(Name);
            _word = options.Assumptions.Declare(new Assumption("acme.word", "taken"));
            Licences = [.. _seed.Licences];
        }

        public List<string> Licences { get; private set; }

        public string Name => "acme";

        public IReadOnlyList<string> Actions => ["renew"];

        public IReadOnlyDictionary<string, int> AppliedBodies => _bodies;

        public IReadOnlyDictionary<string, int> Uploads => new Dictionary<string, int>();

        public string? ActionOf(HttpRequest request) => request.Path == "/acme/renew" ? "renew" : null;

        public string KeyOf(ServiceCall call) => call.Json is { } body && body.TryGetProperty("licence", out var licence) ? licence.GetString()! : "";

        public Answer Handle(ServiceCall call)
        {
            Licences.Add(KeyOf(call));
            _bodies[call.BodySha256] = _bodies.GetValueOrDefault(call.BodySha256) + 1;
            call.Applied = true;
            return new Answer(200, Encoding.UTF8.GetBytes(_options.Assumptions[_word]));
        }

        public Answer Fail(ServiceCall call, FaultRule rule) => new(200, Encoding.UTF8.GetBytes(rule.Code ?? ""));

        public void Reset() => Licences = [.. _seed.Licences];

        public void WriteState(Utf8JsonWriter json, bool touched)
        {
            json.WriteStartArray("licences");
            foreach (var licence in Licences)
                json.WriteStringValue(licence);
            json.WriteEndArray();
        }
    }
}
