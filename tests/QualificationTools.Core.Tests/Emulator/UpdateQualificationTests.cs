using QualificationTools.Emulator;
using QualificationTools.Emulator.Seeding;

namespace QualificationTools.Core.Tests.Emulator;

public sealed class UpdateQualificationTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private EmulatorHost _emulator = null!;
    private VmsCaller _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions
        {
            TimeProvider = _time,
            ReviewAfter = TimeSpan.FromMinutes(10),
            Seed = EmulatorSeed.Parse("""
                { "vms": { "qualifications": [
                  { "qualificationNo": "APPROVED1", "approvalStatus": 2 },
                  { "qualificationNo": "QUASEEDED", "review": "reject", "reviewReason": "照片模糊" } ] } }
                """),
        });
        _caller = new VmsCaller(_emulator, _time);
    }

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Rejected_one_is_applied_once()
    {
        var reply = await _caller.UpdateAsync("QUA1");

        Assert.Null(reply.Code);
        Assert.Equal(1, _emulator.State.AppliedToQualification("QUA1"));
        Assert.True(Assert.Single(_emulator.Requests).Applied);
    }

    [Fact]
    public async Task Second_update_is_refused_as_under_review()
    {
        await _caller.UpdateAsync("QUA1");

        var reply = await _caller.UpdateAsync("QUA1");

        Assert.Equal((200, "QualificationUnderReview"), (reply.Status, reply.Code));
        Assert.Contains("under review", reply.Message, StringComparison.Ordinal);
        Assert.Equal(1, _emulator.State.AppliedToQualification("QUA1"));
    }

    [Fact]
    public async Task Approved_one_is_refused()
    {
        var reply = await _caller.UpdateAsync("APPROVED1");

        Assert.Equal((200, "QualificationApproved"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Unknown_number_of_another_form_is_missing()
    {
        var reply = await _caller.UpdateAsync("XYZ1");

        Assert.Equal((200, "QUALIFICATION_MISSING"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Review_ends_approved_when_its_time_has_come()
    {
        await _caller.UpdateAsync("QUA1");

        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(2, StatusOf("QUA1"));
    }

    [Fact]
    public async Task Review_has_not_ended_before_its_time()
    {
        await _caller.UpdateAsync("QUA1");

        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));

        Assert.Equal(1, StatusOf("QUA1"));
    }

    [Fact]
    public async Task Seeded_verdict_rejects_with_its_reason()
    {
        await _caller.UpdateAsync("QUASEEDED");

        _time.Advance(TimeSpan.FromMinutes(10));

        var record = _emulator.State.Qualifications.Single(record => record.QualificationNo == "QUASEEDED");
        Assert.Equal((3, "照片模糊"), (record.ApprovalStatus, record.ApprovalDoneReason));
    }

    [Fact]
    public async Task Company_name_that_asks_for_it_is_rejected_and_may_be_updated_again()
    {
        await _caller.UpdateAsync("QUA1", "驳回有限公司");
        _time.Advance(TimeSpan.FromMinutes(10));

        var reply = await _caller.UpdateAsync("QUA1");

        Assert.Null(reply.Code);
        Assert.Equal(2, _emulator.State.AppliedToQualification("QUA1"));
    }

    [Theory]
    [InlineData("""{"QualificationAdminInfoFormDO":{},"QualificationScenarioInfoFormDOList":[]}""", "QualificationMainInfoFormDO is required")]
    [InlineData("""{"QualificationMainInfoFormDO":{"QualificationNo":"QUA1"},"QualificationScenarioInfoFormDOList":[]}""", "QualificationAdminInfoFormDO is required")]
    [InlineData("""{"QualificationMainInfoFormDO":{"QualificationNo":"QUA1"},"QualificationAdminInfoFormDO":{}}""", "QualificationScenarioInfoFormDOList is required")]
    [InlineData("""{"QualificationMainInfoFormDO":{},"QualificationAdminInfoFormDO":{},"QualificationScenarioInfoFormDOList":[]}""", "QualificationMainInfoFormDO.QualificationNo is required")]
    [InlineData("""{"QualificationMainInfoFormDO":{"QualificationNo":"QUA1","CertificateThreeInOne":"1"},"QualificationAdminInfoFormDO":{},"QualificationScenarioInfoFormDOList":[]}""", "QualificationMainInfoFormDO.CertificateThreeInOne must be an integer")]
    [InlineData("""{"QualificationMainInfoFormDO":{"QualificationNo":"QUA1"},"QualificationAdminInfoFormDO":{"Name":5},"QualificationScenarioInfoFormDOList":[]}""", "QualificationAdminInfoFormDO.Name must be a string")]
    [InlineData("""{"QualificationMainInfoFormDO":{"QualificationNo":"QUA1"},"QualificationAdminInfoFormDO":{},"QualificationScenarioInfoFormDOList":[{"SceneType":"x"}]}""", "QualificationScenarioInfoFormDOList[0].SceneType must be an integer")]
    [InlineData("""{"QualificationMainInfoFormDO":{"QualificationNo":"QUA1"},"QualificationAdminInfoFormDO":{},"QualificationScenarioInfoFormDOList":{}}""", "QualificationScenarioInfoFormDOList must be an array")]
    [InlineData("[]", "the body is not a JSON object")]
    [InlineData("{", "the body is not a JSON object")]
    public async Task Wrong_form_is_refused_and_the_member_named(string body, string message)
    {
        var reply = await _caller.PostAsync("UpdateQualification", body);

        Assert.Equal((200, "RequestParametersError", message), (reply.Status, reply.Code, reply.Message));
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "RequestParametersError")]
    public async Task At_most_ten_scenes_are_taken(int scenes, string? code)
    {
        var reply = await _caller.PostAsync("UpdateQualification", VmsCaller.Form("QUA1", scenes: scenes));

        Assert.Equal(code, reply.Code);
    }

    private int StatusOf(string number) => _emulator.State.Qualifications.Single(record => record.QualificationNo == number).ApprovalStatus;
}
