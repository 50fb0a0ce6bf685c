using System.Net;
using System.Text.Json;
using QualificationTools.Emulator;

namespace QualificationTools.Core.Tests.Emulator;

/// <summary>Each question that docs/facts.md calls open has a switch.</summary>
public sealed class AssumptionTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private EmulatorHost _emulator = null!;
    private VmsCaller _vms = null!;
    private DouyinCaller _douyin = null!;
    private string _token = "";

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { TimeProvider = _time, ReviewAfter = TimeSpan.FromMinutes(1) });
        _vms = new VmsCaller(_emulator, _time);
        _douyin = new DouyinCaller(_emulator);
        _token = await _douyin.FetchTokenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _vms.Dispose();
        _douyin.Dispose();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData("OperationDenied", 200)]
    [InlineData("QualificationStatusInvalid", 200)]
    [InlineData("AccessDenied", 403)]
    public async Task Update_under_review_is_answered_by_the_assumed_code(string code, int status)
    {
        // VMS-07
        _emulator.Assume($$"""{ "vms.underReviewCode": "{{code}}" }""");
        await _vms.UpdateAsync("QUA1");

        var reply = await _vms.UpdateAsync("QUA1");

        Assert.Equal((status, code), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Update_of_an_approved_one_is_answered_by_the_assumed_code()
    {
        // VMS-08
        _emulator.Assume("""{ "vms.approvedCode": "Approved" }""");
        await _vms.UpdateAsync("QUA1");
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("Approved", (await _vms.UpdateAsync("QUA1")).Code);
    }

    [Theory]
    [InlineData("refused", "QualificationUnderReview")]
    [InlineData("taken", null)]
    public async Task Scenes_under_review_are_as_assumed(string assumed, string? code)
    {
        // VMS-13
        _emulator.Assume($$"""{ "vms.scenesUnderReview": "{{assumed}}" }""");
        await _vms.UpdateAsync("QUA1");

        var reply = await _vms.PostAsync("AddQualificationScene", """{"QualificationScenarioInfoFormDOList":[{"SceneType":22,"QualificationNo":"QUA1"}]}""");

        Assert.Equal(code, reply.Code);
    }

    [Theory]
    [InlineData("object", "{}")]
    [InlineData("null", "null")]
    [InlineData("emptyText", "\"\"")]
    [InlineData("text", "\"success\"")]
    [InlineData("missing", null)]
    public async Task Result_of_an_update_is_as_assumed(string assumed, string? result)
    {
        // VMS-04
        _emulator.Assume($$"""{ "vms.emptyResult": "{{assumed}}" }""");

        var reply = await _vms.UpdateAsync("QUA1");

        Assert.Equal(result, reply.Json.TryGetProperty("Result", out var given) ? given.GetRawText() : null);
    }

    [Theory]
    [InlineData("qualificationNo")]
    [InlineData("QualificationNo")]
    public async Task New_number_has_the_assumed_name(string name)
    {
        // VMS-03
        _emulator.Assume($$"""{ "vms.numberMember": "{{name}}" }""");

        var reply = await _vms.PostAsync("AddQualification", VmsCaller.Form(""));

        Assert.Equal(name, Assert.Single(reply.Result.EnumerateObject()).Name);
    }

    [Theory]
    [InlineData("present", "QualificationScenarioInfoVOList")]
    [InlineData("misprinted", "QualificationAdminInfoVOList")]
    [InlineData("missing", null)]
    public async Task List_of_scenes_is_as_assumed(string assumed, string? name)
    {
        // VMS-12
        _emulator.Assume($$"""{ "vms.sceneList": "{{assumed}}" }""");

        var record = (await RecordsAsync("QUA1"))[0];

        Assert.Equal(name is null ? 2 : 3, record.EnumerateObject().Count());
        Assert.True(name is null || record.TryGetProperty(name, out _));
    }

    [Theory]
    [InlineData("present", JsonValueKind.Array)]
    [InlineData("missingWhenEmpty", JsonValueKind.Undefined)]
    [InlineData("nullWhenEmpty", JsonValueKind.Null)]
    public async Task Empty_list_of_records_is_as_assumed(string assumed, JsonValueKind kind)
    {
        // VMS-11
        _emulator.Assume($$"""{ "vms.recordList": "{{assumed}}" }""");

        var result = (await _vms.PostAsync("QueryQualification", """{"QualificationNoList":["NONE"]}""")).Result;

        Assert.Equal(kind, result.TryGetProperty("Records", out var records) ? records.ValueKind : JsonValueKind.Undefined);
    }

    [Fact]
    public async Task Numbers_of_a_record_may_be_texts()
    {
        // VMS-14
        _emulator.Assume("""{ "vms.ids": "text" }""");
        await _vms.UpdateAsync("QUA1");

        var record = (await RecordsAsync("QUA1"))[0];

        Assert.Equal("1", record.GetProperty("QualificationMainInfoVO").GetProperty("ApprovalStatus").GetString());
        Assert.Equal("1101", record.GetProperty("QualificationScenarioInfoVOList")[0].GetProperty("SceneType").GetString());
    }

    [Theory]
    [InlineData("url", "/files/code.jpeg")]
    [InlineData("code", "code.jpeg")]
    public async Task Photos_are_shown_as_assumed(string assumed, string ending)
    {
        // VMS-10
        _emulator.Assume($$"""{ "vms.photos": "{{assumed}}" }""");
        await _vms.PostAsync("UpdateQualification", VmsCaller.Form("QUA1").Replace("\"CertificateThreeInOne\"", "\"BusinessLicensePhotoFileCode\":\"code.jpeg\",\"CertificateThreeInOne\"", StringComparison.Ordinal));

        var photo = (await RecordsAsync("QUA1"))[0].GetProperty("QualificationMainInfoVO").GetProperty("BusinessLicensePhotoURL").GetString()!;

        Assert.Equal(assumed == "url" ? $"{_emulator.Endpoint.GetLeftPart(UriPartial.Authority)}{ending}" : ending, photo);
    }

    [Theory]
    [InlineData("403", 403)]
    [InlineData("400", 400)]
    public async Task Time_out_of_bounds_has_the_assumed_status(string assumed, int status)
    {
        // VMS-19
        _emulator.Assume($$"""{ "vms.invalidTimestampStatus": "{{assumed}}" }""");
        _vms.ClockOffset = TimeSpan.FromHours(1);

        var reply = await _vms.UpdateAsync("QUA1");

        Assert.Equal((status, "InvalidTimestamp"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Passed_review_stands_in_the_block_that_is_in_force_as_in_the_published_sample()
    {
        // DOU-10
        var auth = await PassedAsync();

        Assert.Equal("{}", auth.GetProperty("audit_qualification").GetRawText());
        var online = auth.GetProperty("online_qualification");
        Assert.Equal(["audit_reason", "audit_status", "audit_taskid", "expire_time", "qualifications"], online.EnumerateObject().Select(member => member.Name));
        Assert.Equal((2, "certification/resource/a"), (online.GetProperty("audit_status").GetInt32(), online.GetProperty("qualifications")[0].GetProperty("material_paths")[0].GetString()));
    }

    [Fact]
    public async Task Passed_review_may_stand_in_both_blocks()
    {
        // DOU-10
        _emulator.Assume("""{ "douyin.passedReview": "both" }""");

        var auth = await PassedAsync();

        Assert.Equal(auth.GetProperty("online_qualification").GetRawText(), auth.GetProperty("audit_qualification").GetRawText());
    }

    [Fact]
    public async Task Ids_and_states_of_a_class_may_be_texts()
    {
        // DOU-11
        _emulator.Assume("""{ "douyin.ids": "text" }""");

        var auth = await PassedAsync();

        Assert.Equal(("10100", "2"), (auth.GetProperty("industry_class").GetProperty("second_class").GetString(), auth.GetProperty("online_qualification").GetProperty("audit_status").GetString()));
    }

    [Fact]
    public async Task Lists_may_be_missing()
    {
        // DOU-12
        _emulator.Assume("""{ "douyin.lists": "missing" }""");

        Assert.False((await PassedAsync()).GetProperty("online_qualification").TryGetProperty("qualifications", out _));
        Assert.False((await QueryAsync("NOCLASS1")).TryGetProperty("class_auths", out _));
    }

    [Theory]
    [InlineData("token", 60003)]
    [InlineData("public", 0)]
    public async Task Class_tree_needs_a_token_as_assumed(string assumed, int code)
    {
        // DOU-13
        _emulator.Assume($$"""{ "douyin.classTree": "{{assumed}}" }""");

        Assert.Equal(code, (await _douyin.PostAsync("/product/api/query_class_info", DouyinCaller.Json("{}"))).Json.GetProperty("err_no").GetInt32());
    }

    [Fact]
    public async Task Assumptions_are_changed_and_shown_while_it_runs_until_the_reset()
    {
        using var http = new HttpClient { BaseAddress = _emulator.Endpoint };

        using var changed = await http.PostAsync("/_emulator/assumptions", new StringContent("""{ "vms.ids": "text" }"""), TestContext.Current.CancellationToken);
        var shown = await http.GetStringAsync("/_emulator/assumptions", TestContext.Current.CancellationToken);
        _emulator.Reset();

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Contains("\"vms.ids\":\"text\"", shown, StringComparison.Ordinal);
        Assert.Contains("\"douyin.passedReview\":\"onlineOnly\"", shown, StringComparison.Ordinal);
        Assert.Equal("number", _emulator.Assumptions["vms.ids"]);
    }

    [Theory]
    [InlineData("""{ "vms.id": "text" }""", "There is no assumption 'vms.id'; known: vms.underReviewCode, ")]
    [InlineData("""{ "vms.photos": "code", "vms.ids": "digits" }""", "'vms.ids' must be one of: number, text.")]
    [InlineData("""{ "vms.underReviewCode": "" }""", "'vms.underReviewCode' must not be empty.")]
    [InlineData("""{ "vms.ids": 5 }""", "'vms.ids' must be a text.")]
    [InlineData("[]", "Assumptions must be an object of names and texts.")]
    [InlineData("", "The assumptions are not JSON: ")]
    public void Wrong_assumption_is_refused_and_none_is_changed(string json, string message)
    {
        var refused = Assert.Throws<FormatException>(() => _emulator.Assume(json));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
        Assert.Equal("url", _emulator.Assumptions["vms.photos"]);
    }

    [Fact]
    public async Task Assumption_at_the_start_holds_after_a_reset()
    {
        var options = new EmulatorOptions { Assume = new Dictionary<string, string> { ["vms.ids"] = "text" } };
        await using var emulator = await EmulatorHost.StartAsync(options, TestContext.Current.CancellationToken);
        emulator.Assume("""{ "vms.ids": "number" }""");

        emulator.Reset();

        Assert.Equal("text", emulator.Assumptions["vms.ids"]);
    }

    [Fact]
    public async Task Assumption_at_the_start_that_no_service_has_is_refused()
    {
        var options = new EmulatorOptions { Assume = new Dictionary<string, string> { ["acme.ids"] = "text" } };

        await Assert.ThrowsAsync<FormatException>(() => EmulatorHost.StartAsync(options, TestContext.Current.CancellationToken));
    }

    private async Task<JsonElement> RecordsAsync(string number) =>
        (await _vms.PostAsync("QueryQualification", $$"""{"QualificationNoList":["{{number}}"]}""")).Result.GetProperty("Records");

    private async Task<JsonElement> PassedAsync()
    {
        await _douyin.UpdateAsync(DouyinCaller.Teacher(_token, "I_1"));
        _time.Advance(TimeSpan.FromMinutes(1));
        return (await QueryAsync("I_1")).GetProperty("class_auths")[0];
    }

    private async Task<JsonElement> QueryAsync(string merchant) => (await _douyin.CallAsync("get_class_auth", DouyinCaller.Json($$"""
        {
          "appid": "ttemulator", "access_token": "{{_token}}", "partner_entity_id": "", "merchant_entity_id": "{{merchant}}",
          "industry_code": 10000, "industry_class": { "first_class": 10000, "second_class": 10100, "third_class": 0 }, "industry_role": 1
        }
        """))).Json;
}
