using QualificationTools.Forms;
using QualificationTools.Json;
using QualificationTools.Security;

namespace QualificationTools.Douyin;

/// <summary>
/// Reads the answers of <c>get_class_auth</c>, <c>get_audit_detail</c> and <c>query_entity_info</c>. Unreadable parts
/// are ignored, and nothing throws; whether an answer is readable is checked before.
/// </summary>
internal static class DouyinRecords
{
    /// <summary>The list in the answer of <c>get_class_auth</c>.</summary>
    public const string ClassAuths = "class_auths";

    private const string Reviews = "qualifications";
    private const string EntityId = "entity_id";

    private static readonly FormMap Map = FormMap.For(typeof(DouyinClassAuthForm));

    /// <summary>Reads the answer of <c>get_class_auth</c>.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="query">The question: the answer does not repeat whose class it is.</param>
    public static IReadOnlyList<DouyinClassAuth> ReadClassAuths(
        ReadOnlyMemory<byte> body,
        DouyinClassAuthQuery query) =>
        [.. (AnswerObject.Parse(body.Span).Objects(ClassAuths) ?? []).Select(auth => ReadClassAuth(auth, query))];

    /// <summary>
    /// Returns whether an answer of <c>get_class_auth</c> has a readable list of classes, or none; false if it cannot
    /// be read.
    /// </summary>
    public static bool HasReadableClassAuths(AnswerObject answer) => answer.TryObjects(ClassAuths, out _);

    /// <summary>
    /// Returns whether an answer of <c>get_audit_detail</c> has readable reviews, or none; false if they cannot be
    /// read.
    /// </summary>
    public static bool HasReadableReviews(AnswerObject answer) =>
        answer.TryObjects(Reviews, out var reviews)
        && (reviews ?? []).All(review => review.TryNumber("audit_status", out _));

    /// <summary>
    /// Returns whether an answer of <c>query_entity_info</c> has a readable id, or none; false if it cannot be read.
    /// </summary>
    public static bool HasReadableEntityId(AnswerObject answer) =>
        answer.TryText(EntityId, out _) && answer.TryObject("data", out var data) && data.TryText(EntityId, out _);

    /// <summary>
    /// Reads the answer of <c>get_audit_detail</c>: the status of a task, or null if the service shows no review. A
    /// task may have several reviews. It has ended when all have, and failed when one has.
    /// </summary>
    /// <param name="body">The answer.</param>
    /// <param name="taskId">The requested task.</param>
    /// <param name="form">The submission, if it is known.</param>
    public static DouyinReview? ReadAuditDetail(ReadOnlyMemory<byte> body, string taskId, DouyinClassAuthForm? form) =>
        (AnswerObject.Parse(body.Span).Objects(Reviews) ?? [])
            .Select(review => ReadReview(review, form, taskId))
            .MinBy(review => review.AuditStatus switch { AuditStatus.Passed => 2, AuditStatus.Failed => 1, _ => 0 });

    /// <summary>Reads the answer of <c>query_entity_info</c>: the entity's id, or null.</summary>
    public static string? ReadEntityId(ReadOnlyMemory<byte> body)
    {
        var answer = AnswerObject.Parse(body.Span);
        return answer.Text(EntityId) ?? answer.Object("data").Text(EntityId);
    }

    /// <summary>Reads one element of the answer of <c>get_class_auth</c>.</summary>
    public static DouyinClassAuth ReadClassAuth(AnswerObject auth, DouyinClassAuthQuery query)
    {
        var audit = First(auth, "audit_qualification");
        var online = First(auth, "online_qualification");
        var form = new DouyinClassAuthForm();
        Fill(form, "industry_code", auth.Value("industry_code"));
        Fill(form, "industry_role", auth.Value("industry_role"));
        Fill(form, "class", auth.Value("industry_class"));
        Fill(form, "institution", auth.Value("institution"));
        Fill(form, "partner", auth.Value("partner"));
        // The last submission is the one to correct; if the service does not show it, the one in force is the next
        // best.
        Fill(form, "merchant_qualifications", Papers(audit) ?? Papers(auth) ?? Papers(online));
        FormGaps.RemoveVoid(form, isMaskedVoid: false);
        form.PartnerEntityId = query.PartnerEntityId is { Length: > 0 } partner ? partner : null;
        form.MerchantEntityId = query.MerchantEntityId;
        form.IndustryCode ??= query.IndustryCode;
        form.Class ??= query.Class;
        form.IndustryRole = form.IndustryRole is { } role && Enum.IsDefined(role) ? role : query.Role;
        return new DouyinClassAuth(form)
        {
            AuditQualification = audit.IsEmpty ? null : ReadReview(audit, form),
            OnlineQualification = online.IsEmpty ? null : ReadReview(online, form),
        };
    }

    /// <summary>
    /// Returns whether the identifying parts of an element can be read: its class and its submissions. The requested
    /// class replaces a missing one, but must not replace an unreadable one.
    /// </summary>
    public static bool IsReadable(AnswerObject auth) =>
        auth.TryObject("industry_class", out var named)
        && named.TryNumber("first_class", out _)
        && named.TryNumber("second_class", out _)
        && named.TryNumber("third_class", out _)
        && IsReadableReview(auth, "audit_qualification") && IsReadableReview(auth, "online_qualification");

    private static bool IsReadableReview(AnswerObject auth, string name) =>
        (auth.TryObject(name, out _) || auth.TryObjects(name, out _))
        && First(auth, name) is var review
        && review.TryObjects("qualifications", out _)
        && review.TryNumber("audit_status", out _);

    private static DouyinReview ReadReview(AnswerObject review, DouyinClassAuthForm? form, string? taskId = null)
    {
        var papers = new DouyinClassAuthForm();
        Fill(papers, "merchant_qualifications", Papers(review));
        FormGaps.RemoveVoid(papers, isMaskedVoid: false);
        var reason = review.Text("audit_reason");
        return new DouyinReview
        {
            TaskId = taskId ?? review.Text("audit_taskid"),
            MerchantEntityId = form?.MerchantEntityId,
            PartnerEntityId = form?.PartnerEntityId,
            FirstClass = form?.Class?.FirstClass,
            SecondClass = form?.Class?.SecondClass,
            ThirdClass = form?.Class?.ThirdClass,
            IndustryRole = form?.IndustryRole,
            AuditStatus = (AuditStatus?)review.Number("audit_status"),
            // A reason may repeat the name or the number that it complains of.
            AuditReason = ForeignText.Clean(
                reason is null || form is null ? reason : Redactor.Redact(reason, SensitiveMembers.Of(form))),
            ExpireTime = review.Text("expire_time"),
            Materials = papers.Qualifications ?? [],
        };
    }

    // A list without content, such as [{}], counts as empty.
    private static object? Papers(AnswerObject owner) =>
        owner.Objects("qualifications")?.Any(paper => !paper.IsEmpty) == true ? owner.Value("qualifications") : null;

    // The service returns one object; an answer with a list is accepted too.
    private static AnswerObject First(AnswerObject owner, string name) =>
        owner.Objects(name) is [var first, ..] ? first : default;

    private static void Fill(DouyinClassAuthForm form, string name, object? value) =>
        new FormReading<DouyinClassAuthForm>(AnswerObject.Open, form)
            .ReadObject(form, Map, [KeyValuePair.Create(name, value)], areCells: false);
}
