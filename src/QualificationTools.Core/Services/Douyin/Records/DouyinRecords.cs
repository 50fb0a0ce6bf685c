using System.Text.Json;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Douyin;

/// <summary>
/// Reads what <c>get_class_auth</c> and <c>get_audit_detail</c> give. Lists may be <c>{}</c>, objects <c>[]</c>, times empty texts;
/// what cannot be read is left out, and nothing throws.
/// </summary>
internal static class DouyinRecords
{
    private static readonly FormMap Map = FormMap.For(typeof(DouyinClassAuthForm));
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    /// <summary>Reads the answer of <c>get_class_auth</c>.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="query">The question: the answer does not repeat whose class it is.</param>
    public static IReadOnlyList<DouyinClassAuth> ReadClassAuths(ReadOnlyMemory<byte> body, DouyinClassAuthQuery query) =>
        Read(body, "class_auths", auth => ReadClassAuth(auth, query));

    /// <summary>
    /// Reads the answer of <c>get_audit_detail</c>: how a task stands, or null where the service tells of no review. A task may
    /// have several reviews. It has ended when all have, and failed when one has.
    /// </summary>
    /// <param name="body">The answer.</param>
    /// <param name="taskId">The task that was asked for.</param>
    /// <param name="form">What was submitted, where it is known.</param>
    public static DouyinReview? ReadAuditDetail(ReadOnlyMemory<byte> body, string taskId, DouyinClassAuthForm? form) =>
        Read(body, "qualifications", review => ReadReview(review, form, taskId))
            .MinBy(review => review.AuditStatus switch { AuditStatus.Passed => 2, AuditStatus.Failed => 1, _ => 0 });

    /// <summary>Reads the answer of <c>query_entity_info</c>: the entity's id, or null.</summary>
    public static string? ReadEntityId(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Options);
            return Text(document.RootElement, "entity_id") ?? (Member(document.RootElement, "data") is { } data ? Text(data, "entity_id") : null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static List<T> Read<T>(ReadOnlyMemory<byte> body, string list, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Options);
            return [.. Objects(Member(document.RootElement, list)).Select(read)];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    /// <summary>Reads one element of the answer of <c>get_class_auth</c>.</summary>
    public static DouyinClassAuth ReadClassAuth(JsonElement auth, DouyinClassAuthQuery query)
    {
        var audit = Objects(Member(auth, "audit_qualification")).FirstOrDefault();
        var online = Objects(Member(auth, "online_qualification")).FirstOrDefault();
        var form = new DouyinClassAuthForm();
        Fill(form, "industry_code", Member(auth, "industry_code"));
        Fill(form, "industry_role", Member(auth, "industry_role"));
        Fill(form, "class", Member(auth, "industry_class"));
        Fill(form, "institution", Member(auth, "institution"));
        Fill(form, "partner", Member(auth, "partner"));
        // What was submitted last is what is corrected; where the service keeps it to itself, what is in force is the next best.
        Fill(form, "merchant_qualifications", Papers(audit) ?? Papers(auth) ?? Papers(online));
        FormGaps.RemoveVoid(form, isMaskedVoid: false);
        form.PartnerEntityId = query.PartnerEntityId is { Length: > 0 } partner ? partner : null;
        form.MerchantEntityId = query.MerchantEntityId;
        form.IndustryCode ??= query.IndustryCode;
        form.Class ??= query.Class;
        form.IndustryRole = form.IndustryRole is { } role && Enum.IsDefined(role) ? role : query.Role;
        return new DouyinClassAuth(form)
        {
            AuditQualification = SaysNothing(audit) ? null : ReadReview(audit, form),
            OnlineQualification = SaysNothing(online) ? null : ReadReview(online, form),
        };
    }

    private static DouyinReview ReadReview(JsonElement review, DouyinClassAuthForm? form, string? taskId = null)
    {
        var papers = new DouyinClassAuthForm();
        Fill(papers, "merchant_qualifications", Papers(review));
        FormGaps.RemoveVoid(papers, isMaskedVoid: false);
        var reason = Text(review, "audit_reason");
        return new DouyinReview
        {
            TaskId = taskId ?? Text(review, "audit_taskid"),
            MerchantEntityId = form?.MerchantEntityId,
            PartnerEntityId = form?.PartnerEntityId,
            FirstClass = form?.Class?.FirstClass,
            SecondClass = form?.Class?.SecondClass,
            ThirdClass = form?.Class?.ThirdClass,
            IndustryRole = form?.IndustryRole,
            AuditStatus = ScalarValue.TryConvert(Open(Member(review, "audit_status")) ?? "", typeof(AuditStatus), out var status) ? (AuditStatus?)status : null,
            // A reason may repeat the name or the number that it complains of.
            AuditReason = ForeignText.Clean(
                reason is null || form is null ? reason : Redactor.Redact(reason, SensitiveMembers.Of(form))),
            ExpireTime = Text(review, "expire_time"),
            Materials = papers.Qualifications ?? [],
        };
    }

    private static JsonElement? Papers(JsonElement owner) =>
        Member(owner, "qualifications") is { } papers && !Objects(papers).All(SaysNothing) ? papers : null;

    private static bool SaysNothing(JsonElement value) => value.ValueKind != JsonValueKind.Object || !value.EnumerateObject().Any();

    private static void Fill(DouyinClassAuthForm form, string name, JsonElement? value)
    {
        try
        {
            new FormReading<DouyinClassAuthForm>(Open, form).ReadObject(form, Map, [KeyValuePair.Create(name, (object?)value)], areCells: false);
        }
        catch (InvalidOperationException)
        {
            // A member's name that is half a surrogate pair; what was read before it stays.
        }
    }

    // One object, or a list of them.
    private static IEnumerable<JsonElement> Objects(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object),
        { ValueKind: JsonValueKind.Object } single => [single],
        _ => [],
    };

    private static JsonElement? Member(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement owner, string name) =>
        ScalarValue.TryConvert(Open(Member(owner, name)) ?? "", typeof(string), out var text) && text is string { Length: > 0 } found ? found : null;

    // A text with half a surrogate pair is none.
    private static object? Open(object? value)
    {
        try
        {
            return JsonRecord.Open(value);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
