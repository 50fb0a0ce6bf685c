using System.Text.Json;
using System.Text.Json.Nodes;
using QualificationTools.Emulator.Faults;

namespace QualificationTools.Emulator.Douyin;

/// <summary>get_class_auth and get_audit_detail.</summary>
internal sealed class ClassAuthQueries(DouyinStore store, EmulatorOptions options)
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
        // "NOCLASS" has none until one is added; everybody else has one that failed.
        var key = ClassAuthActions.KeyOf(body, "industry_class");
        var auth = ClassAuthActions.CheckMerchant(merchant) is null ? store.FindOrAdd(key) : store.Find(key);
        return DouyinEnvelope.Ok(call, (auth, call, options, role: body.Int("industry_role") ?? 0), static (json, part) =>
        {
            json.WriteStartArray("class_auths");
            if (part.auth is not null)
                lock (part.auth)
                {
                    part.auth.Settle(part.call.Now, part.options);
                    WriteAuth(json, part.auth, part.role);
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
        return DouyinEnvelope.Ok(call, (auth, review, call, options), static (json, part) =>
        {
            json.WriteStartArray("qualifications");
            lock (part.auth)
            {
                part.auth.Settle(part.call.Now, part.options);
                WriteReview(json, part.review);
            }
            json.WriteEndArray();
        });
    }

    private static void WriteAuth(Utf8JsonWriter json, ClassAuth auth, int askedRole)
    {
        using var document = auth.Last?.Form is { } bytes ? JsonDocument.Parse(bytes) : null;
        var form = document?.RootElement ?? default;
        json.WriteStartObject();
        json.WriteNumber("industry_code", 10000);
        json.WriteStartObject("industry_class");
        json.WriteNumber("first_class", auth.Key.First);
        json.WriteNumber("second_class", auth.Key.Second);
        json.WriteNumber("third_class", auth.Key.Third);
        json.WriteEndObject();
        json.WriteNumber("industry_role", auth.Role == 0 ? askedRole : auth.Role);
        json.WritePropertyName("institution");
        WriteInstitution(json, form.Member("institution"));
        json.WritePropertyName("partner");
        WriteOrEmpty(json, form.Member("partner"));
        json.WritePropertyName("online_qualification");
        WriteReview(json, auth.InForce);
        json.WritePropertyName("audit_qualification");
        WriteReview(json, auth.Last, failedWhenNone: true);
        json.WriteEndObject();
    }

    private static void WriteReview(Utf8JsonWriter json, ClassAuthReview? review, bool failedWhenNone = false)
    {
        json.WriteStartObject();
        if (review is not null || failedWhenNone)
        {
            using var document = review?.Form is { } bytes ? JsonDocument.Parse(bytes) : null;
            var materials = (document?.RootElement ?? default).Member("merchant_qualifications");
            json.WriteString("audit_taskid", review?.TaskId ?? "");
            json.WriteNumber("audit_status", review?.Status ?? ClassAuth.Failed);
            json.WriteString("audit_reason", review is null ? "资质材料不符合要求" : review.Reason);
            json.WriteString("expire_time", "");
            json.WritePropertyName("qualifications");
            if (materials is { } list)
                list.WriteTo(json);
            else
            {
                json.WriteStartArray();
                json.WriteEndArray();
            }
        }
        json.WriteEndObject();
    }

    /// <summary>The institution as submitted, without the employee's ID number.</summary>
    private static void WriteInstitution(Utf8JsonWriter json, JsonElement? institution)
    {
        if (institution is not { ValueKind: JsonValueKind.Object } given)
        {
            WriteOrEmpty(json, null);
            return;
        }
        var copy = JsonNode.Parse(given.GetRawText())!;
        if (copy["employee"]?["employee_material"] is JsonObject card && card["id_number"]?.GetValue<string>() is { } number)
            card["id_number"] = new string('*', number.Length);
        copy.WriteTo(json);
    }

    private static void WriteOrEmpty(Utf8JsonWriter json, JsonElement? given)
    {
        if (given is { } member)
        {
            member.WriteTo(json);
            return;
        }
        json.WriteStartObject();
        json.WriteEndObject();
    }

    private static Answer Refused(ServiceCall call, DouyinProblem problem) =>
        DouyinEnvelope.Error(call, FaultEnvelope.Err, problem);
}
