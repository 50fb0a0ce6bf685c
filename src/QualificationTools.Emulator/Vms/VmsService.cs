using System.Collections.Frozen;
using QualificationTools.Emulator.Faults;

namespace QualificationTools.Emulator.Vms;

/// <summary>The voice service's gateway: finds the action, checks the signature and the permission, and passes the call on.</summary>
internal sealed class VmsService : IEmulatedService
{
    private static readonly string[] Regions = ["cn-north-1", "cn-beijing"];

    private readonly VmsSignatureVerifier _verifier = new(VmsCredential.Published, VmsEnvelope.Service, Regions);
    private readonly FrozenDictionary<string, VmsAction> _actions;

    public VmsService(EmulatorOptions options)
    {
        Store = new VmsStore(options);
        var forms = new VmsFormActions(Store, options);
        var scenes = new VmsSceneActions(Store, options);
        var query = new VmsQueryAction(Store, options);
        var files = new VmsFileActions(Store);
        _actions = new Dictionary<string, VmsAction>
        {
            ["AddQualification"] = new("POST", forms.Add),
            ["UpdateQualification"] = new("POST", forms.Update),
            ["QueryQualification"] = new("POST", query.Query),
            ["AddQualificationScene"] = new("POST", scenes.Add),
            ["UpdateQualificationScene"] = new("POST", scenes.Update),
            ["UploadQualificationFile"] = new("POST", files.UploadForm),
            ["UploadQualificationFileV2"] = new("POST", files.Upload),
            ["DownloadQualificationFile"] = new("GET", files.Download),
        }.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public static IReadOnlyList<string> ActionNames { get; } =
    [
        "AddQualification", "UpdateQualification", "QueryQualification", "AddQualificationScene", "UpdateQualificationScene",
        "UploadQualificationFile", "UploadQualificationFileV2", "DownloadQualificationFile",
    ];

    public VmsStore Store { get; }

    public string? ActionOf(HttpRequest request) =>
        request.Path.Value is "/" or "" ? request.Query["Action"].ToString() : null;

    public string KeyOf(ServiceCall call) => VmsKeys.Of(call);

    public void Reset() => Store.Reset();

    public Answer Handle(ServiceCall call)
    {
        var version = call.Request.Query["Version"].ToString();
        if (call.Action.Length == 0 || version.Length == 0)
            return VmsEnvelope.Error(call, VmsError.MissingParameter, "The query has no Action or no Version.");
        if (!_actions.TryGetValue(call.Action, out var action) || version != VmsEnvelope.Version)
            return VmsEnvelope.Error(call, VmsError.InvalidActionOrVersion, $"There is no action '{call.Action}' in version '{version}'.");
        if (call.Request.Method != action.Method)
            return VmsEnvelope.Error(call, VmsError.MethodNotAllowed, $"{call.Action} takes {action.Method} only.");

        var headers = call.Request.Headers;
        var signed = _verifier.Verify(new SignedRequest(
            call.Request.Method, call.Target, name => headers.TryGetValue(name, out var value) ? value.ToString() : null, call.BodySha256, call.Now + call.ClockSkew));
        if (signed.Refusal is not null)
            return VmsEnvelope.Error(call, signed.Refusal);
        return signed.Credential!.MayCall
            ? action.Handle(call, signed.Region)
            : VmsEnvelope.Error(call, VmsError.AccessDenied, "The access key has no permission for the action.", signed.Region);
    }

    public Answer Fail(ServiceCall call, FaultRule rule)
    {
        var error = rule.Code is { } code ? VmsError.Of(code) : VmsError.Of(rule.Status ?? 200);
        if (rule.Status is { } status)
            error = error with { Status = status };
        var answer = VmsEnvelope.Error(call, error, rule.Message ?? "The fault script asked for this error.");
        return rule.RetryAfter is { } after ? answer.With("Retry-After", after) : answer;
    }

    private sealed record VmsAction(string Method, Func<ServiceCall, string, Answer> Handle);
}
