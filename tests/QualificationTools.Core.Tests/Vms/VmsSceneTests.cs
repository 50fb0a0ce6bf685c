using System.Text;
using System.Text.Json;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Forms;
using QualificationTools.Journal;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Vms;

/// <summary>Scenes that are added and changed: what is sent, and how a lost answer is decided.</summary>
public sealed class VmsSceneTests
{
    private const string Success = "{\"ResponseMetadata\":{\"RequestId\":\"r1\"},\"Result\":{}}";
    private const string Refused = "{\"ResponseMetadata\":{\"Error\":{\"Code\":\"RequestParametersError\",\"Message\":\"no\"}}}";
    private const string NotFound = "{\"ResponseMetadata\":{},\"Result\":{\"Records\":[],\"Total\":0}}";
    private const string Broken = "{\"ResponseMetadata\":{\"Error\":{\"Code\":\"InternalError\",\"Message\":\"no\"}}}";

    private const string WithoutScenes =
        "{\"ResponseMetadata\":{},\"Result\":{\"Records\":[{\"QualificationMainInfoVO\":{\"QualificationNo\":\"QUA1\",\"ApprovalStatus\":1}}],\"Total\":1}}";

    private readonly ManualTime _time = new();
    private readonly List<RecordedRequest> _requests = [];

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("one", 3, "Absent")]
    [InlineData("one,new a", 1, "Absent")]
    [InlineData("one,new b", 1, "Absent")]
    [InlineData("one,new a,new b", 1, "Applied")]
    [InlineData("new a,new b", 1, "Applied")]
    [InlineData("one,new a,new b", 3, "Undecided")]
    [InlineData("one,new a,new b", 2, "Undecided")]
    [InlineData("", 1, "Absent")]
    public async Task Lost_addition_is_decided_by_the_scenes_and_the_review(string present, int status, string expected) =>
        Assert.Equal(Enum.Parse<Evidence>(expected), (await Add(Page(status, present)).LookUpAsync(Addition(), Past(), Never))!.Evidence);

    [Theory]
    [InlineData("2026-03-02 09:20:00", "None", "Applied")]
    [InlineData("2026-03-02 09:20:00", "Settled", "Applied")]
    [InlineData("2026-03-02 09:20:00", "Possible", "Undecided")]
    [InlineData("2026-03-02 09:00:00", "None", "Applied")]
    [InlineData("2026-03-02 09:00:00", "Settled", "Undecided")]
    [InlineData("2026-03-02 08:40:00", "None", "Undecided")]
    public async Task Scenes_that_were_there_before_were_not_added(string updated, string rivals, string expected) =>
        Assert.Equal(
            Enum.Parse<Evidence>(expected),
            (await Add(Page(1, "one,new a,new b", updated)).LookUpAsync(Addition(), new RowPast(_time.GetUtcNow(), Enum.Parse<Rivals>(rivals)), Never))!.Evidence);

    [Fact]
    public async Task List_of_scenes_that_is_left_out_is_not_an_empty_one()
    {
        Assert.Equal(Evidence.Undecided, (await Add(WithoutScenes).LookUpAsync(Addition(), Past(), Never))!.Evidence);
        Assert.Equal(Evidence.Undecided, (await Update(WithoutScenes).LookUpAsync(Change(), Past(), Never))!.Evidence);
    }

    [Fact]
    public async Task Scenes_that_are_not_shown_are_not_replaced()
    {
        var reply = await Update(WithoutScenes).SendAsync(Change(), [], Never);

        Assert.Equal((ReplyKind.Rejected, "ScenesNotShown", false), (reply.Kind, reply.Code, reply.WasTried));
        Assert.Single(_requests);
    }

    [Fact]
    public void Missing_scenes_never_prove_that_they_were_not_added() => Assert.False(Add().OldRecordProves);

    [Fact]
    public async Task Lost_addition_to_a_qualification_that_is_not_found_stays_open() =>
        Assert.Equal(Evidence.Undecided, (await Add(NotFound).LookUpAsync(Addition(), Past(), Never))!.Evidence);

    [Fact]
    public void Addition_sends_what_a_scene_is_about_before_the_qualification_it_belongs_to()
    {
        var form = new VmsSceneForm
        {
            QualificationNo = "QUA1",
            Scenarios = [new VmsScenario { SceneType = 11, Description = "d", ScenarioOfCalling = "s", QualificationId = 5 }],
        };

        Assert.Equal(
            """{"QualificationScenarioInfoFormDOList":[{"SceneType":11,"Description":"d","ScenarioOfCalling":"s","QualificationId":5,"QualificationNo":"QUA1"}]}""",
            Encoding.UTF8.GetString(Add().Serialize(form)));
    }

    [Fact]
    public void Columns_of_a_change_begin_with_the_position() =>
        Assert.Equal(
            ["QualificationNo", "Scenario#.Position", "Scenario#.SceneType", "Scenario#.Description", "Scenario#.ScenarioOfCalling"],
            FormMap.For(typeof(VmsSceneChangeForm)).Leaves.Select(leaf => leaf.ShortName));

    [Fact]
    public void Columns_of_an_addition_end_with_the_qualification_that_a_scene_belongs_to() =>
        Assert.Equal(
            ["QualificationNo", "Scenario#.SceneType", "Scenario#.Description", "Scenario#.ScenarioOfCalling", "Scenario#.QualificationId", "Scenario#.QualificationNo"],
            FormMap.For(typeof(VmsSceneForm)).Leaves.Select(leaf => leaf.ShortName));

    [Fact]
    public async Task Question_that_fails_is_asked_again() => Assert.Null(await Add(Broken).LookUpAsync(Addition(), Past(), Never));

    [Fact]
    public async Task Addition_without_a_number_or_scenes_is_not_asked_about()
    {
        Assert.Equal(Evidence.Untellable, (await Add().LookUpAsync(new VmsSceneForm { Scenarios = [new VmsScenario()] }, Past(), Never))!.Evidence);
        Assert.Equal(Evidence.Untellable, (await Add().LookUpAsync(new VmsSceneForm { QualificationNo = "QUA1" }, Past(), Never))!.Evidence);
        Assert.Equal(Evidence.Untellable, (await Add().LookUpAsync(new VmsSceneForm { QualificationNo = "QUA1", Scenarios = [] }, Past(), Never))!.Evidence);

        Assert.Empty(_requests);
    }

    [Fact]
    public async Task Addition_sends_each_scene_under_the_qualifications_number()
    {
        var add = Add(Success);
        var form = Addition();

        var reply = await add.SendAsync(form, add.Serialize(form), Never);

        Assert.Equal((ReplyKind.Succeeded, "r1"), (reply.Kind, reply.RequestId));
        Assert.Equal([(11, "new a", "QUA1"), (11, "new b", "QUA1")], Sent(_requests[0]));
        Assert.All(form.Scenarios!, scene => Assert.Null(scene.QualificationNo));
    }

    [Fact]
    public async Task Change_reads_the_scenes_and_sends_all_of_them()
    {
        var reply = await Update(Page(3, "one,two"), Success).SendAsync(Change(), [], Never);

        Assert.Equal(ReplyKind.Succeeded, reply.Kind);
        Assert.Equal([(11, "one", "QUA1"), (11, "changed", "QUA1")], Sent(_requests[1]));
    }

    [Fact]
    public async Task Change_waits_at_the_gate_before_its_second_request()
    {
        var update = Update(Page(3, "one,two"), Success);
        var passed = 0;
        update.PassGateAsync = _ =>
        {
            passed++;
            Assert.Single(_requests);
            return ValueTask.CompletedTask;
        };

        await update.SendAsync(Change(), [], Never);

        Assert.Equal((1, 2), (passed, _requests.Count));
    }

    [Theory]
    [InlineData("one", "Rejected", "SceneNotFound")]
    [InlineData("", "Rejected", "SceneNotFound")]
    public async Task Change_of_a_scene_that_is_not_there_is_not_sent(string present, string kind, string code)
    {
        var reply = await Update(Page(3, present)).SendAsync(Change(), [], Never);

        Assert.Equal((Enum.Parse<ReplyKind>(kind), code, false), (reply.Kind, reply.Code, reply.WasTried));
        Assert.Single(_requests);
    }

    [Fact]
    public async Task Change_of_a_qualification_that_is_not_found_is_refused()
    {
        var reply = await Update(NotFound).SendAsync(Change(), [], Never);

        Assert.Equal((ReplyKind.Rejected, "QualificationNotFound", false), (reply.Kind, reply.Code, reply.WasTried));
        Assert.Contains("QUA1", reply.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Broken, "NotApplied", "InternalError")]
    [InlineData(Refused, "Rejected", "RequestParametersError")]
    public async Task Question_that_fails_changed_nothing(string answer, string kind, string code)
    {
        var reply = await Update(answer).SendAsync(Change(), [], Never);

        Assert.Equal((Enum.Parse<ReplyKind>(kind), code, false), (reply.Kind, reply.Code, reply.WasTried));
    }

    [Theory]
    [InlineData("one,changed", "Applied")]
    [InlineData("one,two", "Undecided")]
    [InlineData("one", "Undecided")]
    public async Task Lost_change_is_decided_by_what_it_would_change(string present, string expected) =>
        Assert.Equal(Enum.Parse<Evidence>(expected), (await Update(Page(1, present)).LookUpAsync(Change(), Past(), Never))!.Evidence);

    [Theory]
    [InlineData("one,changed", "2026-03-02 09:20:00", "Applied")]
    [InlineData("one,two", "2026-03-02 09:20:00", "Undecided")]
    [InlineData("one,changed", "2026-03-02 08:40:00", "Old")]
    [InlineData("one,two", "2026-03-02 08:40:00", "Old")]
    public async Task Change_of_before_the_intent_is_not_the_rows(string present, string updated, string expected) =>
        Assert.Equal(Enum.Parse<Evidence>(expected), (await Update(Page(3, present, updated)).LookUpAsync(Change(), Past(), Never))!.Evidence);

    [Fact]
    public async Task Lost_change_stays_open_where_the_qualification_is_gone_and_is_asked_about_again_where_the_question_fails()
    {
        Assert.Equal(Evidence.Undecided, (await Update(NotFound).LookUpAsync(Change(), Past(), Never))!.Evidence);
        Assert.Null(await Update(Broken).LookUpAsync(Change(), Past(), Never));
    }

    private static VmsSceneForm Addition() => new()
    {
        QualificationNo = "QUA1",
        Scenarios = [new VmsScenario { SceneType = 11, Description = "new a" }, new VmsScenario { SceneType = 11, Description = "new b" }],
    };

    private static VmsSceneChangeForm Change() => new()
    {
        QualificationNo = "QUA1",
        Scenarios = [new VmsSceneChange { Position = 2, Description = "changed" }],
    };

    private static string Page(int status, string descriptions, string? updated = null)
    {
        var scenes = descriptions.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => new { SceneType = 11, Description = text });
        return JsonSerializer.Serialize(new
        {
            ResponseMetadata = new { },
            Result = new
            {
                Records = new[] { new { QualificationMainInfoVO = new { QualificationNo = "QUA1", ApprovalStatus = status, UpdateTime = updated }, QualificationScenarioInfoVOList = scenes } },
                Total = 1,
            },
        });
    }

    private static IEnumerable<(int, string?, string?)> Sent(RecordedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return
        [
            .. body.RootElement.GetProperty("QualificationScenarioInfoFormDOList").EnumerateArray().Select(scene => (
                scene.GetProperty("SceneType").GetInt32(), scene.GetProperty("Description").GetString(), scene.GetProperty("QualificationNo").GetString())),
        ];
    }

    private RowPast Past() => new(_time.GetUtcNow());

    private VmsSceneAdd Add(params string[] answers) => new(Client(answers));

    private VmsSceneUpdate Update(params string[] answers) => new(Client(answers));

    private VmsClient Client(string[] answers)
    {
        var responses = answers.Length == 0 ? [StubHandler.Answer(500, "")] : answers.Select(answer => StubHandler.Answer(200, answer)).ToArray();
        return StubbedVms.Client(_requests, _time, responses);
    }
}
