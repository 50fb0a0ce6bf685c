using System.Text.Json.Nodes;
using QualificationTools.Emulator;

namespace QualificationTools.Core.Tests.Emulator;

public sealed class ClassAuthTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private EmulatorHost _emulator = null!;
    private DouyinCaller _caller = null!;
    private string _token = "";

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { TimeProvider = _time, ReviewAfter = TimeSpan.FromMinutes(10) });
        _caller = new DouyinCaller(_emulator);
        _token = await _caller.FetchTokenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Teacher_is_applied()
    {
        var reply = await _caller.UpdateAsync(DouyinCaller.Teacher(_token, "I_1"));

        Assert.Equal((200, 0), (reply.Status, reply.Code));
        Assert.Equal(1, _emulator.State.AppliedToMerchant("I_1"));
    }

    [Fact]
    public async Task Institution_is_applied()
    {
        Assert.Equal(0, (await _caller.UpdateAsync(DouyinCaller.Institution(_token))).Code);
    }

    [Fact]
    public async Task Partner_without_a_merchant_is_applied_to_itself()
    {
        Assert.Equal(0, (await _caller.UpdateAsync(DouyinCaller.Partner(_token))).Code);
        Assert.Equal(1, _emulator.State.AppliedToMerchant("E_7000000000000000003"));
    }

    [Fact]
    public async Task Every_answer_has_a_log_id_of_its_own()
    {
        var applied = await _caller.UpdateAsync(DouyinCaller.Teacher(_token));
        var refused = await _caller.UpdateAsync(DouyinCaller.Teacher("invented"));

        Assert.NotNull(applied.LogId);
        Assert.NotNull(refused.LogId);
        Assert.NotEqual(applied.LogId, refused.LogId);
    }

    [Fact]
    public async Task Class_under_review_may_be_updated_and_counts_again()
    {
        await _caller.UpdateAsync(DouyinCaller.Teacher(_token, "I_1"));

        var reply = await _caller.UpdateAsync(DouyinCaller.Teacher(_token, "I_1"));

        Assert.Equal(0, reply.Code);
        Assert.Equal(2, _emulator.State.AppliedToMerchant("I_1"));
    }

    [Fact]
    public async Task Same_row_with_a_fresh_token_is_the_same_body()
    {
        await _caller.UpdateAsync(DouyinCaller.Teacher(_token, "I_1"));
        await _caller.UpdateAsync(DouyinCaller.Teacher(await _caller.FetchTokenAsync(), "I_1"));

        Assert.Equal(2, Assert.Single(_emulator.State.AppliedBodies).Value);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("text/json")]
    public async Task Content_type_with_anything_else_is_an_illegal_parameter(string contentType)
    {
        using var caller = new DouyinCaller(_emulator) { ContentType = contentType };

        Assert.Equal(28001007, (await caller.UpdateAsync(DouyinCaller.Teacher(_token))).Code);
    }

    [Theory]
    [InlineData("MISSING1", 60010)]
    [InlineData("NOCLASS1", 60022)]
    public async Task Merchants_that_cannot_be_updated_say_why(string merchant, int code)
    {
        Assert.Equal(code, (await _caller.UpdateAsync(DouyinCaller.Teacher(_token, merchant))).Code);
    }

    [Fact]
    public async Task Class_under_its_other_name_is_refused()
    {
        var body = DouyinCaller.Teacher(_token);
        body["industry_class"] = body["class"]!.DeepClone();
        body.Remove("class");

        Assert.Equal(60107, (await _caller.UpdateAsync(body)).Code);
    }

    [Theory]
    [InlineData("appid", 60003)]
    [InlineData("access_token", 28001003)]
    [InlineData("merchant_entity_id", 60003)]
    [InlineData("industry_code", 60003)]
    [InlineData("class", 60003)]
    [InlineData("industry_role", 60003)]
    [InlineData("merchant_qualifications", 60130)]
    [InlineData("institution", 60003)]
    [InlineData("institution.record_name", 60003)]
    [InlineData("institution.scene_type", 60003)]
    [InlineData("institution.subject_type", 60003)]
    [InlineData("institution.desc", 60003)]
    [InlineData("institution.employee", 60003)]
    [InlineData("institution.employee.employee_material", 60124)]
    [InlineData("institution.employee.cooperation_agreement", 60120)]
    [InlineData("institution.employee.employee_material.name", 60003)]
    [InlineData("institution.employee.employee_material.id_number", 60003)]
    [InlineData("institution.employee.employee_material.expire_time", 60003)]
    [InlineData("institution.employee.employee_material.front_path", 60124)]
    [InlineData("institution.employee.employee_material.back_path", 60124)]
    [InlineData("institution.employee.cooperation_agreement.material_paths", 60003)]
    public async Task Missing_member_of_an_institution_has_its_code(string path, int code)
    {
        var body = DouyinCaller.Institution(_token);
        var (parent, name) = Locate(body, path);
        parent.Remove(name);

        Assert.Equal(code, (await _caller.UpdateAsync(body)).Code);
    }

    [Theory]
    [InlineData("appid", "\"other\"", 60032)]
    [InlineData("merchant_entity_id", "\"\"", 60033)]
    [InlineData("merchant_entity_id", "7356117591244844", 28001007)]
    [InlineData("industry_code", "20000", 28001007)]
    [InlineData("industry_role", "4", 60106)]
    [InlineData("class", "{\"first_class\":\"10000\",\"second_class\":10100,\"third_class\":0}", 60107)]
    [InlineData("merchant_qualifications", "{}", 28001007)]
    [InlineData("merchant_qualifications", "[]", 60130)]
    [InlineData("merchant_qualifications", "[{\"material_type\":1003,\"material_expiretime\":\"2029/09/10\",\"material_paths\":[\"p\"]}]", 60132)]
    [InlineData("merchant_qualifications", "[{\"material_type\":1003,\"material_expiretime\":\"\",\"material_paths\":[]}]", 60130)]
    [InlineData("institution", "[]", 60109)]
    [InlineData("institution.record_name", "\"甲\"", 60110)]
    [InlineData("institution.scene_type", "\"机构\"", 60128)]
    [InlineData("institution.subject_type", "\"企业\"", 60111)]
    [InlineData("institution.desc", "\"机构描述\"", 60133)]
    [InlineData("institution.employee.employee_material.name", "\"a\"", 60113)]
    [InlineData("institution.employee.employee_material.id_number", "\"\"", 60112)]
    [InlineData("institution.employee.employee_material.expire_time", "\"2034-13-09\"", 60132)]
    [InlineData("institution.employee.employee_material.expire_time", "\"2020-01-09\"", 60115)]
    [InlineData("institution.employee.employee_material.front_path", "\"\"", 60114)]
    public async Task Illegal_value_of_an_institution_has_its_code(string path, string value, int code)
    {
        var body = DouyinCaller.Institution(_token);
        var (parent, name) = Locate(body, path);
        parent[name] = JsonNode.Parse(value);

        Assert.Equal(code, (await _caller.UpdateAsync(body)).Code);
    }

    [Theory]
    [InlineData("partner", 60003)]
    [InlineData("partner.company_type", 60003)]
    [InlineData("partner.company_addr", 60003)]
    [InlineData("partner.cooperation_cases", 60122)]
    [InlineData("partner_entity_id", 60003)]
    public async Task Missing_member_of_a_partner_has_its_code(string path, int code)
    {
        var body = DouyinCaller.Partner(_token);
        var (parent, name) = Locate(body, path);
        parent.Remove(name);

        Assert.Equal(code, (await _caller.UpdateAsync(body)).Code);
    }

    [Fact]
    public async Task Teacher_without_qualifications_has_its_own_code()
    {
        var body = DouyinCaller.Teacher(_token);
        body.Remove("merchant_qualifications");

        Assert.Equal(60121, (await _caller.UpdateAsync(body)).Code);
    }

    [Theory]
    [InlineData("一二三四五六", 0)]
    [InlineData("一二三四五a", 60133)]
    [InlineData("😀😀😀😀😀😀", 0)]
    public async Task Length_counts_everything_outside_ascii_as_two(string description, int code)
    {
        var body = DouyinCaller.Institution(_token);
        body["institution"]!["desc"] = description;

        Assert.Equal(code, (await _caller.UpdateAsync(body)).Code);
    }

    [Fact]
    public async Task Refused_request_is_listed_with_its_whole_body()
    {
        var body = DouyinCaller.Institution(_token, "I_7");
        body["institution"]!["desc"] = "机构描述";
        await _caller.UpdateAsync(body);

        var recorded = _emulator.Requests[^1];

        Assert.Equal(("update_class_auth", "I_7", false), (recorded.Action, recorded.Key, recorded.Applied));
        Assert.Equal(body.ToJsonString(), recorded.BodyText);
    }

    [Fact]
    public async Task Review_passes_when_its_time_has_come()
    {
        var task = (await _caller.UpdateAsync(DouyinCaller.Teacher(_token))).TaskId;

        var before = await AuditStatusAsync(task);
        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal((1, 2), (before, await AuditStatusAsync(task)));
    }

    [Fact]
    public async Task Sandbox_header_makes_the_review_fail()
    {
        using var caller = new DouyinCaller(_emulator) { CheckType = "REJECT" };
        var task = (await caller.UpdateAsync(DouyinCaller.Teacher(_token))).TaskId;

        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(3, await AuditStatusAsync(task));
    }

    [Fact]
    public async Task Query_shows_a_failed_class_for_any_merchant()
    {
        var auth = await QueryAsync("I_NEW");

        Assert.Equal(3, auth.GetProperty("audit_qualification").GetProperty("audit_status").GetInt32());
        Assert.Equal("{}", auth.GetProperty("online_qualification").GetRawText());
    }

    [Fact]
    public async Task Query_shows_what_was_submitted_without_the_id_number()
    {
        await _caller.UpdateAsync(DouyinCaller.Institution(_token, "I_1"));

        var auth = await QueryAsync("I_1");

        Assert.Equal(1, auth.GetProperty("audit_qualification").GetProperty("audit_status").GetInt32());
        Assert.Equal("示例教育公司", auth.GetProperty("institution").GetProperty("record_name").GetString());
        Assert.DoesNotContain("110101199001011237", auth.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Added_class_exists_then()
    {
        var body = DouyinCaller.Teacher(_token, "I_1");
        body["industry_class"] = body["class"]!.DeepClone();
        body.Remove("class");

        var first = await _caller.CallAsync("add_class_auth", body);
        var second = await _caller.CallAsync("add_class_auth", body);

        Assert.Equal((0, 60021), (first.Code, second.Code));
    }

    [Fact]
    public async Task Entity_id_is_found_by_certificate_under_the_other_appid_spelling()
    {
        var right = await _caller.CallAsync("query_entity_info", DouyinCaller.Json($$"""{"app_id":"ttemulator","access_token":"{{_token}}","certificate_id":"91110000000000000X"}"""));
        var wrong = await _caller.CallAsync("query_entity_info", DouyinCaller.Json($$"""{"appid":"ttemulator","access_token":"{{_token}}","certificate_id":"91110000000000000X"}"""));

        Assert.StartsWith("I_7", right.Json.GetProperty("entity_id").GetString(), StringComparison.Ordinal);
        Assert.Equal(60003, wrong.Code);
    }

    [Fact]
    public async Task Class_tree_has_the_known_classes()
    {
        var reply = await _caller.PostAsync("/product/api/query_class_info", DouyinCaller.Json($$"""{"appid":"ttemulator","access_token":"{{_token}}"}"""));

        var first = reply.Json.GetProperty("data").GetProperty("product_class_info_list")[0];
        Assert.Equal((10000, 10100), (first.GetProperty("first_class_id").GetInt32(), first.GetProperty("class_info_detail_list")[0].GetProperty("second_class_id").GetInt32()));
    }

    private async Task<int> AuditStatusAsync(string task)
    {
        var reply = await _caller.CallAsync("get_audit_detail", DouyinCaller.Json($$"""{"appid":"ttemulator","access_token":"{{_token}}","auth_type":2,"auth_taskid":"{{task}}"}"""));
        return reply.Json.GetProperty("qualifications")[0].GetProperty("audit_status").GetInt32();
    }

    private async Task<System.Text.Json.JsonElement> QueryAsync(string merchant)
    {
        var reply = await _caller.CallAsync("get_class_auth", DouyinCaller.Json($$"""
            {"appid":"ttemulator","access_token":"{{_token}}","partner_entity_id":"","merchant_entity_id":"{{merchant}}","industry_code":10000,
             "industry_class":{"first_class":10000,"second_class":10100,"third_class":0},"industry_role":1}
            """));
        return reply.Json.GetProperty("class_auths")[0];
    }

    private static (JsonObject Parent, string Name) Locate(JsonObject body, string path)
    {
        var names = path.Split('.');
        return (names[..^1].Aggregate(body, (parent, name) => parent[name]!.AsObject()), names[^1]);
    }
}
