using System.Text.Json;
using QualificationTools.Emulator.Faults;
using QualificationTools.Emulator.Seeding;

namespace QualificationTools.Emulator.Douyin;

/// <summary>Represents the open platform: finds the action, checks what all calls share, and dispatches it.</summary>
internal sealed class DouyinService : IEmulatedService
{
    public const string AppId = "ttemulator";
    public const string Secret = "emulator-secret";

    private const string EntityPath = "/auth/entity/";
    private const string TokenPath = "/api/apps/v2/token";
    private const string ClassInfoPath = "/product/api/query_class_info";

    private readonly DouyinTokens _tokens;
    private readonly TokenAction _token;
    private readonly ClassAuthActions _changes;
    private readonly ClassAuthQueries _queries;
    private readonly MaterialUpload _upload;
    private readonly DirectoryQueries _directory;

    private readonly EmulatorOptions _options;
    private readonly DouyinAssumptions _assumptions;

    public DouyinService(EmulatorOptions options)
    {
        _options = options;
        _assumptions = new DouyinAssumptions(options.Assumptions);
        Store = new DouyinStore(options, options.Seed.Read<DouyinSeed>(Name));
        _tokens = new DouyinTokens(options.TimeProvider);
        _token = new TokenAction(_tokens);
        _changes = new ClassAuthActions(Store);
        _queries = new ClassAuthQueries(Store, options, _assumptions);
        _upload = new MaterialUpload(Store, _tokens, options.TimeProvider);
        _directory = new DirectoryQueries(Store, _assumptions);
    }

    public string Name => "douyin";

    public IReadOnlyList<string> Actions { get; } =
    [
        "update_class_auth",
        "add_class_auth",
        "get_class_auth",
        "get_audit_detail",
        "upload_material",
        "query_entity_info",
        "query_class_info",
        "token",
    ];

    public IReadOnlyDictionary<string, int> AppliedBodies => Store.BodyCounts();

    public IReadOnlyDictionary<string, int> Uploads => Store.Files.Counts();

    /// <summary>Gets all class authentications, by merchant and class.</summary>
    public IReadOnlyList<ClassAuthState> ClassAuths
    {
        get
        {
            var now = _options.TimeProvider.GetUtcNow();
            return
            [
                .. Store
                    .Snapshot()
                    .Select(auth =>
                    {
                        lock (auth)
                        {
                            auth.Settle(now, _options);
                            var key = auth.Key;
                            return new ClassAuthState(
                                key.Merchant,
                                key.First,
                                key.Second,
                                key.Third,
                                auth.Role,
                                auth.Last?.Status ?? ClassAuth.Failed,
                                auth.Last?.Reason ?? "",
                                auth.Last?.TaskId ?? "",
                                auth.Applied);
                        }
                    }),
            ];
        }
    }

    public DouyinStore Store { get; }

    public string? ActionOf(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        if (path.StartsWith(EntityPath, StringComparison.Ordinal))
            return path[EntityPath.Length..];
        return path switch
        {
            TokenPath => "token",
            ClassInfoPath => "query_class_info",
            _ => null,
        };
    }

    public string KeyOf(ServiceCall call) => call.Action switch
    {
        "token" => call.Json?.Text("appid") ?? "",
        "get_audit_detail" => call.Json?.Text("auth_taskid") ?? "",
        _ => call.Json is { } body ? ClassAuthActions.MerchantOf(body) : "",
    };

    public void Reset()
    {
        Store.Reset();
        _tokens.Reset();
        _upload.Reset();
    }

    public Answer Handle(ServiceCall call)
    {
        if (!Actions.Contains(call.Action))
            return DouyinEnvelope.Error(
                call,
                FaultEnvelope.Err,
                DouyinProblem.Illegal(call.Target, "does not exist")) with
            {
                Status = 404,
            };
        if (call.Method != HttpMethods.Post)
            return DouyinEnvelope.Error(
                call,
                DouyinEnvelope.Of(call.Action),
                DouyinProblem.Illegal(call.Action, "takes POST only")) with
            {
                Status = 405,
            };
        return call.Action switch
        {
            "token" => _token.Issue(call),
            "query_class_info" => ClassInfo(call),
            "upload_material" => _upload.Upload(call),
            _ => HandleJson(call),
        };
    }

    public Answer Fail(ServiceCall call, FaultRule rule)
    {
        var code = FaultAnswers.NumberOr(rule.Code, rule.Status == 429 ? 28003018 : 28001005);
        var answer = DouyinEnvelope.Error(
            call,
            rule.Envelope ?? DouyinEnvelope.Of(call.Action),
            new(code, rule.Message ?? "The fault script asked for this error."));
        if (rule.Status is { } status)
            answer = answer with { Status = status };
        return rule.RetryAfter is { } after ? answer.With("Retry-After", after) : answer;
    }

    public static DouyinProblem? CheckAppId(string? appId, string member)
    {
        if (string.IsNullOrEmpty(appId))
            return DouyinProblem.Missing(member);
        return appId == AppId ? null : new(60032, $"{member} is not valid");
    }

    public void WriteState(Utf8JsonWriter json, bool touched)
    {
        json.WriteStartArray("classAuths");
        foreach (var auth in ClassAuths)
            if (!touched || auth.Applied > 0)
                WriteClassAuth(json, auth);
        json.WriteEndArray();
    }

    private static void WriteClassAuth(Utf8JsonWriter json, ClassAuthState auth)
    {
        json.WriteStartObject();
        json.WriteString("merchantEntityId", auth.MerchantEntityId);
        json.WriteNumber("firstClass", auth.FirstClass);
        json.WriteNumber("secondClass", auth.SecondClass);
        json.WriteNumber("thirdClass", auth.ThirdClass);
        json.WriteNumber("industryRole", auth.IndustryRole);
        json.WriteNumber("auditStatus", auth.AuditStatus);
        json.WriteString("auditReason", auth.AuditReason);
        json.WriteString("taskId", auth.TaskId);
        json.WriteNumber("applied", auth.Applied);
        json.WriteEndObject();
    }

    /// <summary>
    /// Returns the class tree. The published sample has app id and token in the body; one client requires both.
    /// </summary>
    private Answer ClassInfo(ServiceCall call)
    {
        var body = call.Json ?? default;
        var problem = _assumptions.ClassTreeIsPublic
            ? null
            : CheckAppId(body.Text("appid"), "appid") ?? _tokens.Check(body.Text("access_token"));
        return problem is null
            ? _directory.ClassInfo(call)
            : DouyinEnvelope.Error(call, DouyinEnvelope.Of(call.Action), problem);
    }

    private Answer HandleJson(ServiceCall call)
    {
        // The platform also refuses a charset parameter.
        if (!string.Equals(call.ContentType, "application/json", StringComparison.OrdinalIgnoreCase))
            return Refused(call, DouyinProblem.Illegal("Content-Type", "must be application/json, without parameters"));
        if (call.Json is not { } body)
            return Refused(call, DouyinProblem.Illegal("the body", "is not a JSON object"));
        var appIdMember = call.Action == "query_entity_info" ? "app_id" : "appid";
        if (
            (CheckAppId(body.Text(appIdMember), appIdMember) ?? _tokens.Check(body.Text("access_token"))) is { } problem
        )
            return Refused(call, problem);
        return Dispatch(call, body);
    }

    private Answer Dispatch(ServiceCall call, JsonElement body) => call.Action switch
    {
        "update_class_auth" => _changes.Update(call, body),
        "add_class_auth" => _changes.Add(call, body),
        "get_class_auth" => _queries.GetClassAuth(call, body),
        "get_audit_detail" => _queries.GetAuditDetail(call, body),
        _ => _directory.EntityInfo(call, body),
    };

    private static Answer Refused(ServiceCall call, DouyinProblem problem) =>
        DouyinEnvelope.Error(call, FaultEnvelope.Err, problem);
}
