using System.Text.Json;
using QualificationTools.Emulator.Faults;

namespace QualificationTools.Emulator.Douyin;

/// <summary>Implements get_class_auth and get_audit_detail.</summary>
internal sealed class ClassAuthQueries(DouyinStore store, EmulatorOptions options, DouyinAssumptions assumptions)
{
    private const int ClassAuthType = 2;

    public Answer GetClassAuth(ServiceCall call, JsonElement body)
    {
        var merchant = ClassAuthActions.MerchantOf(body);
        if (merchant.Length == 0)
            return Refused(call, DouyinProblem.Missing("merchant_entity_id"));
        if (body.Member("industry_class") is not { ValueKind: JsonValueKind.Object })
            return Refused(call, body.Member("class") is null
                ? DouyinProblem.Missing("industry_class")
                : new(60107, "the class must be sent as industry_class, not as class"));
        if (ClassAuthActions.CheckMerchant(merchant) is { Code: 60010 } missing)
            return Refused(call, missing);
        // "NOCLASS" has none until one is added; every other merchant has one that failed.
        var key = ClassAuthActions.KeyOf(body, "industry_class");
        var auth = ClassAuthActions.CheckMerchant(merchant) is null ? store.FindOrAdd(key) : store.Find(key);
        return DouyinEnvelope.Ok(
            call,
            (auth, call, options, assumptions, role: body.Int("industry_role") ?? 0),
            static (json, part) =>
            {
                if (part.auth is null && part.assumptions.LeavesListsOut)
                    return;
                json.WriteStartArray("class_auths");
                if (part.auth is not null)
                    lock (part.auth)
                    {
                        part.auth.Settle(part.call.Now, part.options);
                        new ClassAuthView(json, part.assumptions).Write(part.auth, part.role);
                    }
                json.WriteEndArray();
            });
    }

    public Answer GetAuditDetail(ServiceCall call, JsonElement body)
    {
        if (body.Member("auth_type") is null)
            return Refused(call, DouyinProblem.Missing("auth_type"));
        if (body.Int("auth_type") is not (1 or ClassAuthType or 3))
            return Refused(call, new(60127, "auth_type must be 1, 2 or 3"));
        if (body.Text("auth_taskid") is not { Length: > 0 } task)
            return Refused(call, DouyinProblem.Missing("auth_taskid"));
        if (body.Int("auth_type") != ClassAuthType || store.FindTask(task) is not var (auth, review))
            return Refused(call, new(60126, $"there is no task {task} of this type"));
        return DouyinEnvelope.Ok(call, (auth, review, call, options, assumptions), static (json, part) =>
        {
            json.WriteStartArray("qualifications");
            lock (part.auth)
            {
                part.auth.Settle(part.call.Now, part.options);
                new ClassAuthView(json, part.assumptions).WriteReview(part.review);
            }
            json.WriteEndArray();
        });
    }

    private static Answer Refused(ServiceCall call, DouyinProblem problem) =>
        DouyinEnvelope.Error(call, FaultEnvelope.Err, problem);
}
