using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QualificationTools.Core.Tests.Outcomes;

/// <summary>How the first attempt of a row goes wrong.</summary>
/// <param name="Status">The status of the answer; 0 for none: the connection breaks, or, where it hangs, nothing comes.</param>
/// <param name="Body">The answer; null for one that is cut off.</param>
/// <param name="EffectAfter">When the request takes effect, in seconds after the answer; null for never.</param>
/// <param name="Hangs">Whether nothing comes at all.</param>
/// <param name="Repeats">Whether the answer of another row comes.</param>
internal sealed record Mishap(int Status, string? Body, double? EffectAfter, bool Hangs = false, bool Repeats = false);

/// <summary>
/// Both services as records and their effects, in injected time and in memory. It shares nothing with the emulator. The service has
/// no gate against a second application, so that each one counts.
/// </summary>
internal sealed class ModelService(ManualTime time) : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly List<(DateTimeOffset At, Action Take)> _effects = [];
    private readonly Dictionary<string, int> _attempts = [];
    private readonly Dictionary<string, VmsState> _qualifications = [];
    private readonly Dictionary<string, DouyinState> _classes = [];
    private string _lastAnswer = "";
    private int _ids;
    private int _working;

    public Dictionary<string, Mishap> Mishaps { get; } = [];

    public Dictionary<string, int> Applied { get; } = [];

    public bool IdsAreTexts { get; init; }

    public bool HidesLists { get; init; }

    public TimeSpan ReviewTime { get; init; } = TimeSpan.FromDays(30);

    public bool Approves { get; init; }

    /// <summary>Gets whether no request is being worked on; those that hang do not count.</summary>
    public bool IsIdle => Volatile.Read(ref _working) == 0;

    public int Sent(string marker)
    {
        lock (_lock)
            return _attempts.GetValueOrDefault(marker);
    }

    public void AddQualification(string number) => _qualifications[number] = new VmsState(number, time.GetUtcNow().AddDays(-3)) { Status = 3, Address = "old", Scenes = ["old"] };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _working);
        try
        {
            var body = JsonNode.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken))!.AsObject();
            var query = request.RequestUri!.Query;
            var action = query.Length > 0 ? query.Split('=', '&')[1] : request.RequestUri.Segments[^1];
            var (mishap, answer) = Work(action, body);
            if (mishap?.Hangs == true)
            {
                Interlocked.Decrement(ref _working);
                try
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                }
                finally
                {
                    Interlocked.Increment(ref _working);
                }
            }

            if (mishap?.Status == 0)
                throw new HttpRequestException(HttpRequestError.ResponseEnded);
            HttpContent content = mishap is { Body: null } ? new StreamContent(new CutStream()) : new ByteArrayContent(Encoding.UTF8.GetBytes(mishap?.Body ?? answer));
            var response = new HttpResponseMessage((HttpStatusCode)(mishap?.Status ?? 200)) { Content = content };
            response.Headers.Date = time.GetUtcNow();
            return response;
        }
        finally
        {
            Interlocked.Decrement(ref _working);
        }
    }

    public void Settle()
    {
        lock (_lock)
        {
            foreach (var effect in _effects.Where(effect => effect.At <= time.GetUtcNow()).OrderBy(effect => effect.At).ToList())
            {
                _effects.Remove(effect);
                effect.Take();
            }

            foreach (var record in _qualifications.Values.Where(record => record.Status == 1 && record.Updated + ReviewTime <= time.GetUtcNow()))
                (record.Status, record.Updated) = (Approves ? 2 : 3, record.Updated + ReviewTime);
            foreach (var record in _classes.Values.Where(record => record.Audit is not null && record.Status == 1 && record.Updated + ReviewTime <= time.GetUtcNow()))
            {
                record.Status = Approves ? 2 : 3;
                if (Approves)
                    (record.Online, record.Audit) = (record.Audit, null);
            }
        }
    }

    private (Mishap? Mishap, string Answer) Work(string action, JsonObject body)
    {
        Settle();
        lock (_lock)
        {
            switch (action)
            {
                case "token":
                    return (null, "{\"err_no\":0,\"data\":{\"access_token\":\"act.model\",\"expires_in\":7200}}");
                case "QueryQualification":
                    return (null, Qualifications(body));
                case "get_class_auth":
                    return (null, Classes(body));
            }

            var isVms = char.IsUpper(action[0]);
            var (marker, take) = isVms ? VmsEffect(action, body) : DouyinEffect(body);
            var attempt = _attempts[marker] = _attempts.GetValueOrDefault(marker) + 1;
            var mishap = attempt == 1 ? Mishaps.GetValueOrDefault(marker) : null;
            var before = _lastAnswer;
            var id = (++_ids).ToString("D24", CultureInfo.InvariantCulture);
            _lastAnswer = isVms ? "{\"ResponseMetadata\":{\"RequestId\":\"" + id + "\"},\"Result\":{\"qualificationNo\":\"QUA9\"}}" : "{\"err\":{\"err_code\":0},\"log_id\":\"" + id + "\"}";
            if (mishap is null)
                Take();
            else if (mishap.EffectAfter is { } after)
                _effects.Add((time.GetUtcNow() + TimeSpan.FromSeconds(after + (mishap.Hangs ? 30 : 0)), Take));
            if (mishap?.Repeats == true)
                return (mishap with { Status = 200, Body = before }, before);
            return (mishap, _lastAnswer);

            void Take()
            {
                Applied[marker] = Applied.GetValueOrDefault(marker) + 1;
                take();
            }
        }
    }

    private (string Marker, Action Take) VmsEffect(string action, JsonObject body)
    {
        var scenes = body["QualificationScenarioInfoFormDOList"]!.AsArray();
        var descriptions = scenes.Select(scene => scene!["Description"]?.GetValue<string>() ?? "").ToList();
        var main = body["QualificationMainInfoFormDO"];
        var marker = main?["EnterpriseAddress"]?.GetValue<string>() ?? descriptions.First(text => text.StartsWith("row", StringComparison.Ordinal));
        var number = main?["QualificationNo"]?.GetValue<string>() ?? scenes[0]!["QualificationNo"]?.GetValue<string>() ?? $"QUA{1000 + _ids}";
        return (marker, () =>
        {
            var now = time.GetUtcNow();
            if (action == "AddQualification")
                _qualifications[number] = new VmsState(number, now) { Entity = main!["QualificationEntity"]!.GetValue<string>() };
            var record = _qualifications[number];
            (record.Status, record.Updated) = (1, now);
            record.Address = main is null ? record.Address : marker;
            record.Scenes = action == "AddQualificationScene" ? [.. record.Scenes, .. descriptions] : descriptions;
        });
    }

    private (string Marker, Action Take) DouyinEffect(JsonObject body)
    {
        var papers = body["merchant_qualifications"]!.AsArray();
        var marker = papers[0]!["material_paths"]![0]!.GetValue<string>();
        var key = body["merchant_entity_id"]!.GetValue<string>();
        var text = papers.ToJsonString();
        return (marker, () =>
        {
            if (!_classes.TryGetValue(key, out var record))
                _classes[key] = record = new DouyinState();
            (record.Audit, record.Status, record.Updated) = (text, 1, time.GetUtcNow());
        });
    }

    private string Qualifications(JsonObject body)
    {
        var numbers = body["QualificationNoList"]?.AsArray().Select(number => number!.GetValue<string>()).ToList();
        var name = body["QualificationEntityQueryPattern"]?.GetValue<string>();
        var found = _qualifications.Values.Where(record => numbers?.Contains(record.Number) ?? (name is not null && record.Entity.Contains(name, StringComparison.Ordinal)));
        return JsonSerializer.Serialize(new
        {
            ResponseMetadata = new { RequestId = (++_ids).ToString("D24", CultureInfo.InvariantCulture) },
            Result = new { Records = found.Select(Show), Total = 1 },
        });
    }

    private JsonObject Show(VmsState record)
    {
        var shown = new JsonObject
        {
            ["QualificationMainInfoVO"] = new JsonObject
            {
                ["QualificationNo"] = record.Number,
                ["QualificationEntity"] = record.Entity,
                ["ApprovalStatus"] = IdsAreTexts ? record.Status.ToString(CultureInfo.InvariantCulture) : record.Status,
                ["EnterpriseAddress"] = record.Address,
                ["CreateTime"] = Beijing(record.Created),
                ["UpdateTime"] = Beijing(record.Updated),
            },
        };
        if (!HidesLists)
            shown["QualificationScenarioInfoVOList"] = new JsonArray([.. record.Scenes.Select(text => new JsonObject { ["SceneType"] = 11, ["Description"] = text })]);
        return shown;
    }

    private string Classes(JsonObject body)
    {
        var log = (++_ids).ToString("D24", CultureInfo.InvariantCulture);
        if (HidesLists)
            return "{\"err\":{\"err_code\":0},\"log_id\":\"" + log + "\"}";
        var id = IdsAreTexts ? "\"40000\"" : "40000";
        var auth = _classes.TryGetValue(body["merchant_entity_id"]!.GetValue<string>(), out var record)
            ? "{\"industry_code\":10000,\"industry_class\":{\"first_class\":" + id + ",\"second_class\":40600,\"third_class\":0},\"industry_role\":1,"
                + "\"online_qualification\":" + Review(record.Online, 2) + ",\"audit_qualification\":" + Review(record.Audit, record.Status) + "}"
            : "";
        return "{\"class_auths\":[" + auth + "],\"err\":{\"err_code\":0},\"log_id\":\"" + log + "\"}";
    }

    private static string Review(string? papers, int status) =>
        papers is null ? "{}" : "{\"audit_status\":" + status.ToString(CultureInfo.InvariantCulture) + ",\"qualifications\":" + papers + "}";

    private static string Beijing(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private sealed class VmsState(string number, DateTimeOffset created)
    {
        public string Number { get; } = number;

        public string Entity { get; init; } = "示例公司";

        public DateTimeOffset Created { get; } = created;

        public DateTimeOffset Updated { get; set; } = created;

        public int Status { get; set; }

        public string Address { get; set; } = "";

        public List<string> Scenes { get; set; } = [];
    }

    private sealed class DouyinState
    {
        public string? Audit { get; set; }

        public string? Online { get; set; }

        public int Status { get; set; }

        public DateTimeOffset Updated { get; set; }
    }

    private sealed class CutStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("cut");

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw new IOException("cut");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("cut");
    }
}
