using System.Text.Json;
using QualificationTools.Emulator.Faults;

namespace QualificationTools.Emulator.Douyin;

/// <summary>The open platform: finds the call, checks what all calls share, and passes it on.</summary>
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

    public DouyinService(EmulatorOptions options)
    {
        Store = new DouyinStore(options);
        _tokens = new DouyinTokens(options.TimeProvider);
        _token = new TokenAction(_tokens);
        _changes = new ClassAuthActions(Store);
        _queries = new ClassAuthQueries(Store, options);
        _upload = new MaterialUpload(Store, _tokens, options.TimeProvider);
        _directory = new DirectoryQueries(Store);
    }

    public static IReadOnlyList<string> ActionNames { get; } =
    [
        "update_class_auth", "add_class_auth", "get_class_auth", "get_audit_detail", "upload_material", "query_entity_info", "query_class_info", "token",
    ];

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
        if (!ActionNames.Contains(call.Action))
            return DouyinEnvelope.Error(call, FaultEnvelope.Err, DouyinProblem.Illegal(call.Target, "does not exist")) with { Status = 404 };
        if (call.Request.Method != HttpMethods.Post)
            return DouyinEnvelope.Error(call, DouyinEnvelope.Of(call.Action), DouyinProblem.Illegal(call.Action, "takes POST only")) with { Status = 405 };
        return call.Action switch
        {
            "token" => _token.Issue(call),
            "query_class_info" => DirectoryQueries.ClassInfo(call),
            "upload_material" => _upload.Upload(call),
            _ => HandleJson(call),
        };
    }

    public Answer Fail(ServiceCall call, FaultRule rule)
    {
        var code = FaultAnswers.NumberOr(rule.Code, rule.Status == 429 ? 28003018 : 28001005);
        var answer = DouyinEnvelope.Error(call, rule.Envelope ?? DouyinEnvelope.Of(call.Action), new(code, rule.Message ?? "The fault script asked for this error."));
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

    private Answer HandleJson(ServiceCall call)
    {
        // A charset part is refused by the platform, too.
        if (!string.Equals(call.Request.ContentType, "application/json", StringComparison.OrdinalIgnoreCase))
            return Refused(call, DouyinProblem.Illegal("Content-Type", "must be application/json, without parameters"));
        if (call.Json is not { } body)
            return Refused(call, DouyinProblem.Illegal("the body", "is not a JSON object"));
        var appIdMember = call.Action == "query_entity_info" ? "app_id" : "appid";
        if ((CheckAppId(body.Text(appIdMember), appIdMember) ?? _tokens.Check(body.Text("access_token"))) is { } problem)
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
