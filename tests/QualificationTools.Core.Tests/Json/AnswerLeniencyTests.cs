using System.Text;
using System.Text.Json.Nodes;
using QualificationTools.Bulk;
using QualificationTools.Douyin;
using QualificationTools.Journal;
using QualificationTools.Json;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Json;

/// <summary>
/// Every answer of the two services, changed in every way that the reader is lenient in, tells the same; changed in any other way,
/// it tells nothing that would prove anything.
/// </summary>
public sealed class AnswerLeniencyTests
{
    private const string Teacher =
        "{\"class_auths\":[{\"industry_code\":10000,\"industry_class\":{\"first_class\":40000,\"second_class\":40600,\"third_class\":0},\"industry_role\":1,"
        + "\"online_qualification\":{},\"audit_qualification\":{\"audit_taskid\":\"7\",\"audit_status\":1,\"qualifications\":"
        + "[{\"material_type\":1001,\"material_expiretime\":\"长期有效\",\"material_paths\":[\"certification/resource/1\"]}]}}],\"err\":{\"err_code\":0}}";

    // The answer, and what is told of it. What tells nothing gives null.
    private static readonly Dictionary<string, (string Answer, Func<byte[], object?> Read)> Answers = new()
    {
        ["VMS envelope"] = (
            "{\"ResponseMetadata\":{\"RequestId\":\"20250315\",\"Error\":{\"CodeN\":100010,\"Code\":\"SignatureDoesNotMatch\",\"Message\":\"no match\"}}}",
            body => VmsEnvelope.Read(body) is { IsRecognised: true, Code: not "UndefinedError" } envelope ? (envelope.RequestId, envelope.Code, envelope.CodeNumber, envelope.Message) : null),
        ["VMS new number"] = ("{\"Result\":{\"qualificationNo\":\"QUA1\"}}", body => VmsReply.ResultText(body, "QualificationNo")),
        ["VMS file code"] = ("{\"Result\":{\"FileCode\":\"2100\"}}", body => VmsReply.ResultText(body, "FileCode")),
        ["VMS records"] = (
            "{\"Result\":{\"Records\":[{\"QualificationMainInfoVO\":{\"QualificationNo\":\"QUA1\",\"ApprovalStatus\":3}}],\"Total\":1}}",
            body => VmsQueryAnswer.Read(body) is { Records: [{ } record] } page ? (record.QualificationNo, record.ApprovalStatus, page.Total) : null),
        ["VMS scenes"] = (
            "{\"Result\":{\"Records\":[{\"QualificationMainInfoVO\":{\"QualificationNo\":\"QUA1\"},\"QualificationScenarioInfoVOList\":[{\"SceneType\":1101,\"Description\":\"a\"}]}]}}",
            body => VmsQueryAnswer.Read(body)?.Find("QUA1") is { ShowsScenes: true, Scenes: [{ SceneType: not null } scene] } ? (scene.SceneType, scene.Description) : null),
        ["Douyin envelope"] = (
            "{\"class_auth_taskid\":\"7177\",\"err\":{\"err_code\":60022,\"err_msg\":\"class not exist\"}}",
            body => DouyinEnvelope.Read(body) is { Code: { } code } envelope ? (code, envelope.Message, envelope.TaskId) : null),
        ["Douyin token"] = ("{\"data\":{\"access_token\":\"t1\",\"expires_in\":7200}}", body => DouyinTokenAnswer.Read(body)),
        ["Douyin path"] = ("{\"err_no\":0,\"path\":\"certification/resource/1\"}", body => DouyinUpload.PathOf(body)),
        ["Douyin entity"] = ("{\"entity_id\":\"7095844462232956546\"}", body => DouyinRecords.ReadEntityId(body)),
        ["Douyin review"] = (
            "{\"qualifications\":[{\"audit_status\":3,\"audit_reason\":\"模糊\"}]}",
            body => DouyinRecords.ReadAuditDetail(body, "7", null) is { AuditStatus: { } status } review ? (status, review.AuditReason) : null),
        ["Douyin classes"] = (
            "{\"data\":{\"product_class_info_list\":[{\"first_class_id\":10000,\"class_info_detail_list\":[{\"second_class_id\":10100}]}]}}",
            body => DouyinClassTree.Read(body) is [{ SecondClass: { } second } one] ? (one.FirstClass, second) : null),
        ["Douyin record"] = (
            Teacher,
            body => DouyinClassAuthAnswer.Compare(body, SampleForms.Teacher(), Rivals.None).Evidence is Evidence.Applied ? Evidence.Applied : null),
    };

    public static TheoryData<string> Kinds => [.. Answers.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Answer_is_read(string kind) => Assert.NotNull(Read(kind, Answers[kind].Answer));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Mark_of_a_file_and_white_space_change_nothing(string kind)
    {
        var (answer, _) = Answers[kind];

        Assert.Equal(Read(kind, answer), Read(kind, "\uFEFF \r\n" + answer + "\n"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Names_that_nobody_asks_for_change_nothing(string kind) =>
        AssertSame(kind, node =>
        {
            if (node is JsonObject owner)
            {
                owner.Insert(0, "more", JsonNode.Parse("[{\"a\":[null,1.5,true]}]"));
                owner.Add("rest", null);
            }
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Case_of_names_changes_nothing(string kind) => AssertSame(kind, node => Rename(node, name => name.ToUpperInvariant()));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Numbers_may_be_texts(string kind) =>
        AssertSame(kind, node => Change(node, value => value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? JsonValue.Create(value.ToJsonString()) : null));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Texts_may_be_numbers(string kind) =>
        AssertSame(kind, node => Change(node, value => value.GetValueKind() == System.Text.Json.JsonValueKind.String && long.TryParse(value.GetValue<string>(), out var number) ? JsonValue.Create(number) : null));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Null_beside_a_value_changes_nothing(string kind) => AssertSame(kind, node =>
    {
        if (node is JsonObject owner)
        {
            foreach (var name in owner.Select(member => member.Key).ToList())
                owner.Insert(0, OtherCase(name), null);
        }
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whatever_is_of_another_kind_proves_nothing(string kind)
    {
        // One after the other, each member that is read becomes what it cannot be.
        foreach (var path in Essential(kind))
        {
            // An object in place of another is of the right kind, with names that nobody asks for.
            foreach (var other in (string[])["true", "[[1]]", .. IsObject(kind, path) ? [] : new[] { "{\"odd\":[1]}" }, "\"\\ud800\"", "[null,\"x\"]"])
                Assert.True(Read(kind, Replace(Answers[kind].Answer, path, other)) is null, $"{path} = {other}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whatever_contradicts_itself_proves_nothing(string kind)
    {
        foreach (var path in Essential(kind))
        {
            foreach (var other in (string[])["true", "{}", "[]", "\"x\"", "99"])
                Assert.True(Read(kind, Repeat(Answers[kind].Answer, path, other)) is null, $"{path} and {other}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_cut_off_or_followed_by_something_proves_nothing(string kind)
    {
        var (answer, _) = Answers[kind];

        Assert.All(Enumerable.Range(0, answer.Length).Select(length => answer[..length]).Append(answer + "{}").Append(answer + "<p>"), text => Assert.Null(Read(kind, text)));
    }

    [Theory]
    [InlineData("{\"class_auths\":\"\"}", false)]
    [InlineData("{\"class_auths\":[\"x\"]}", false)]
    [InlineData("{\"class_auths\":{}}", false)]
    [InlineData("{\"class_auths\":[],\"CLASS_AUTHS\":[{}]}", false)]
    [InlineData("{\"class_auths\":[]}", true)]
    [InlineData("{\"class_auths\":null}", true)]
    [InlineData("{}", true)]
    public void List_that_cannot_be_read_is_told_from_one_that_is_not_there(string body, bool isReadable) =>
        Assert.Equal(isReadable, DouyinRecords.HasReadableClassAuths(AnswerObject.Parse(Encoding.UTF8.GetBytes(body))));

    private static object? Read(string kind, string answer) => Answers[kind].Read(Encoding.UTF8.GetBytes(answer));

    // The members without which, or with which otherwise, the answer would tell something else.
    private static string[] Essential(string kind) => kind switch
    {
        "VMS envelope" => ["ResponseMetadata", "ResponseMetadata.Error"],
        "VMS new number" => ["Result", "Result.qualificationNo"],
        "VMS file code" => ["Result", "Result.FileCode"],
        "VMS records" => ["Result", "Result.Records", "Result.Records.0.QualificationMainInfoVO", "Result.Records.0.QualificationMainInfoVO.QualificationNo"],
        "VMS scenes" => ["Result", "Result.Records", "Result.Records.0.QualificationScenarioInfoVOList", "Result.Records.0.QualificationScenarioInfoVOList.0.SceneType", "Result.Records.0.QualificationScenarioInfoVOList.0.Description"],
        "Douyin envelope" => ["err", "err.err_code"],
        "Douyin token" => ["data", "data.access_token"],
        "Douyin path" => ["path"],
        "Douyin entity" => ["entity_id"],
        "Douyin review" => ["qualifications", "qualifications.0.audit_status"],
        "Douyin classes" => ["data", "data.product_class_info_list", "data.product_class_info_list.0.first_class_id"],
        _ =>
        [
            "class_auths", "class_auths.0.industry_class", "class_auths.0.industry_class.first_class", "class_auths.0.industry_class.third_class",
            "class_auths.0.audit_qualification", "class_auths.0.audit_qualification.audit_status", "class_auths.0.audit_qualification.qualifications",
            "class_auths.0.audit_qualification.qualifications.0.material_paths", "class_auths.0.audit_qualification.qualifications.0.material_type",
        ],
    };

    private static bool IsObject(string kind, string path) => Find(JsonNode.Parse(Answers[kind].Answer)!, path.Split('.')) is JsonObject;

    private static JsonNode Find(JsonNode root, IEnumerable<string> steps) =>
        steps.Aggregate(root, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);

    private static void AssertSame(string kind, Action<JsonNode> change)
    {
        var (answer, read) = Answers[kind];
        var changed = JsonNode.Parse(answer)!;
        Walk(changed, change);

        Assert.Equal(read(Encoding.UTF8.GetBytes(answer)), read(Encoding.UTF8.GetBytes(changed.ToJsonString())));
    }

    private static void Walk(JsonNode? node, Action<JsonNode> change)
    {
        foreach (var child in node switch { JsonObject owner => owner.Select(member => member.Value), JsonArray list => list.AsEnumerable(), _ => [] })
            Walk(child, change);
        if (node is not null)
            change(node);
    }

    private static void Rename(JsonNode node, Func<string, string> rename)
    {
        if (node is not JsonObject owner)
            return;
        var members = owner.ToList();
        owner.Clear();
        foreach (var (name, value) in members)
            owner.Add(rename(name), value);
    }

    private static void Change(JsonNode node, Func<JsonValue, JsonNode?> change)
    {
        if (node is not JsonObject owner)
            return;
        foreach (var (name, value) in owner.ToList())
        {
            if (value is JsonValue scalar && change(scalar) is { } other)
                owner[name] = other;
        }
    }

    private static string Replace(string answer, string path, string other) => Edit(answer, path, (owner, name) => owner[name] = JsonValue.Create("\u0001"), "\"\\u0001\"", other);

    // The member once more, under a name that differs in case, with another value.
    private static string Repeat(string answer, string path, string other) =>
        Edit(answer, path, (owner, name) => owner.Add(OtherCase(name), JsonValue.Create("\u0001")), "\"\\u0001\"", other);

    private static string OtherCase(string name) => char.IsUpper(name[0]) ? name.ToLowerInvariant() : name.ToUpperInvariant();

    private static string Edit(string answer, string path, Action<JsonObject, string> edit, string mark, string other)
    {
        var root = JsonNode.Parse(answer)!;
        var steps = path.Split('.');
        edit(Find(root, steps[..^1]).AsObject(), steps[^1]);
        return root.ToJsonString().Replace(mark, other, StringComparison.Ordinal);
    }
}
