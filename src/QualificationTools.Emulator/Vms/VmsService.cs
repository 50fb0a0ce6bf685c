using System.Collections.Frozen;
using System.Text.Json;
using QualificationTools.Emulator.Faults;
using QualificationTools.Emulator.Seeding;

namespace QualificationTools.Emulator.Vms;

/// <summary>
/// Represents the voice service's gateway: finds the action, checks signature and permission, and dispatches the call.
/// </summary>
internal sealed class VmsService : IEmulatedService
{
    private static readonly string[] Regions = ["cn-north-1", "cn-beijing"];

    private readonly VmsSignatureVerifier _verifier = new(VmsCredential.Published, VmsEnvelope.Service, Regions);
    private readonly FrozenDictionary<string, VmsAction> _actions;
    private readonly EmulatorOptions _options;
    private readonly VmsAssumptions _assumptions;

    public VmsService(EmulatorOptions options)
    {
        _options = options;
        _assumptions = new VmsAssumptions(options.Assumptions);
        Store = new VmsStore(options, options.Seed.Read<VmsSeed>(Name));
        var forms = new VmsFormActions(Store, options, _assumptions);
        var scenes = new VmsSceneActions(Store, options, _assumptions);
        var query = new VmsQueryAction(Store, options, _assumptions);
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

    public string Name => "vms";

    public IReadOnlyList<string> Actions { get; } =
    [
        "AddQualification",
        "UpdateQualification",
        "QueryQualification",
        "AddQualificationScene",
        "UpdateQualificationScene",
        "UploadQualificationFile",
        "UploadQualificationFileV2",
        "DownloadQualificationFile",
    ];

    public IReadOnlyDictionary<string, int> AppliedBodies => Store.BodyCounts();

    public IReadOnlyDictionary<string, int> Uploads => Store.Files.Counts();

    /// <summary>Gets all qualifications, in the order of their creation.</summary>
    public IReadOnlyList<QualificationState> Qualifications
    {
        get
        {
            var now = _options.TimeProvider.GetUtcNow();
            return
            [
                .. Store
                    .Snapshot()
                    .Select(record =>
                    {
                        lock (record)
                        {
                            record.Settle(now, _options);
                            return new QualificationState(
                                record.Number,
                                record.Status,
                                record.Reason,
                                record.Entity,
                                record.Scenes.Count,
                                record.Applied);
                        }
                    }),
            ];
        }
    }

    public VmsStore Store { get; }

    public string? ActionOf(HttpRequest request) =>
        request.Path.Value is "/" or "" ? request.Query["Action"].ToString() : null;

    public string KeyOf(ServiceCall call) => VmsKeys.Of(call);

    public void Reset() => Store.Reset();

    public Answer Handle(ServiceCall call)
    {
        var version = call.Query("Version");
        if (call.Action.Length == 0 || version.Length == 0)
            return VmsEnvelope.Error(call, VmsError.MissingParameter, "The query has no Action or no Version.");
        if (!_actions.TryGetValue(call.Action, out var action) || version != VmsEnvelope.Version)
            return VmsEnvelope.Error(
                call,
                VmsError.InvalidActionOrVersion,
                $"There is no action '{call.Action}' in version '{version}'.");
        if (call.Method != action.Method)
            return VmsEnvelope.Error(call, VmsError.MethodNotAllowed, $"{call.Action} takes {action.Method} only.");

        var signed = _verifier.Verify(
            new SignedRequest(call.Method, call.Target, call.Header, call.BodySha256, call.Arrived + call.ClockSkew));
        if (signed.Refusal is { } refusal)
            return VmsEnvelope.Error(
                call,
                refusal.Error == VmsError.InvalidTimestamp
                    ? refusal with
                    {
                        Error = _assumptions.InvalidTimestamp,
                    }
                    : refusal);
        return signed.Credential!.MayCall
            ? action.Handle(call, signed.Region)
            : VmsEnvelope.Error(
                call,
                VmsError.AccessDenied,
                "The access key has no permission for the action.",
                signed.Region);
    }

    public Answer Fail(ServiceCall call, FaultRule rule)
    {
        var error = rule.Code is { } code ? VmsError.Of(code) : VmsError.Of(rule.Status ?? 200);
        if (rule.Status is { } status)
            error = error with { Status = status };
        var answer = VmsEnvelope.Error(call, error, rule.Message ?? "The fault script asked for this error.");
        return rule.RetryAfter is { } after ? answer.With("Retry-After", after) : answer;
    }

    public void WriteState(Utf8JsonWriter json, bool touched)
    {
        json.WriteStartArray("qualifications");
        foreach (var record in Qualifications)
            if (!touched || record.Applied > 0)
                WriteQualification(json, record);
        json.WriteEndArray();
    }

    private static void WriteQualification(Utf8JsonWriter json, QualificationState record)
    {
        json.WriteStartObject();
        json.WriteString("qualificationNo", record.QualificationNo);
        json.WriteNumber("approvalStatus", record.ApprovalStatus);
        json.WriteString("approvalDoneReason", record.ApprovalDoneReason);
        json.WriteString("qualificationEntity", record.QualificationEntity);
        json.WriteNumber("scenes", record.Scenes);
        json.WriteNumber("applied", record.Applied);
        json.WriteEndObject();
    }

    private sealed record VmsAction(string Method, Func<ServiceCall, string, Answer> Handle);
}
