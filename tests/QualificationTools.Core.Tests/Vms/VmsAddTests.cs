using System.Globalization;
using System.Text;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Security;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Vms;

public sealed class VmsAddTests
{
    private readonly ManualTime _time = new();
    private readonly List<RecordedRequest> _requests = [];

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{\"Result\":{\"qualificationNo\":\"QUA9\"}}")]
    [InlineData("{\"Result\":{\"QualificationNo\":\"QUA9\"}}")]
    [InlineData("{\"result\":{\"QUALIFICATIONNO\":\"QUA9\"}}")]
    public void Number_is_read_in_every_spelling(string body) => Assert.Equal("QUA9", VmsReply.ResultText(Encoding.UTF8.GetBytes(body), "QualificationNo"));

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{\"Result\":null}")]
    [InlineData("{\"Result\":\"QUA9\"}")]
    [InlineData("{\"Result\":{\"QualificationNo\":{}}}")]
    public void Answer_without_a_number_throws_nothing(string body) => Assert.Null(VmsReply.ResultText(Encoding.UTF8.GetBytes(body), "QualificationNo"));

    [Fact]
    public async Task Success_brings_the_number()
    {
        var reply = await Add("{\"ResponseMetadata\":{},\"Result\":{\"qualificationNo\":\"QUA9\"}}").SendAsync(Form(), [], Never);

        Assert.Equal((ReplyKind.Succeeded, "QUA9"), (reply.Kind, reply.TaskId));
    }

    [Theory]
    // The clock of the tests says 09:00:00 in Beijing when the row is sent.
    [InlineData("示例公司", "2026-03-02 09:00:00", "Applied")]
    [InlineData("示例公司", "2026-03-02 09:00:09", "Applied")]
    [InlineData(" 示例公司 ", "2026-03-02 09:00:09", "Applied")]
    [InlineData("示例公司", "2026-03-02 08:59:59", "Open")]
    [InlineData("示例公司", "2026-03-02 08:45:00", "Open")]
    [InlineData("示例公司", "2026-03-02 08:44:59", "NotApplied")]
    [InlineData("示例公司", "2019-03-02 08:44:59", "NotApplied")]
    [InlineData("示例公司", "soon", "Open")]
    [InlineData("示例公司二", "2026-03-02 09:00:09", "NotApplied")]
    public async Task Lost_answer_is_decided_by_name_and_time(string name, string created, string expected)
    {
        var add = Add(Lost, Page(Record("QUA9", name, created)));
        var form = Form();
        await add.SendAsync(form, [], Never);

        Assert.Equal(Enum.Parse<LookUpAnswer>(expected), await add.LookUpAsync(form, Never));
        Assert.Equal(expected == "Applied" ? "QUA9" : null, add.FoundId(form));
    }

    [Fact]
    public async Task Two_that_fit_leave_it_open()
    {
        var add = Add(Lost, Page(Record("QUA8", "示例公司", "2026-03-02 09:00:01"), Record("QUA9", "示例公司", "2026-03-02 09:00:02")));
        var form = Form();
        await add.SendAsync(form, [], Never);

        Assert.Equal(LookUpAnswer.Open, await add.LookUpAsync(form, Never));
    }

    [Fact]
    public async Task Two_rows_of_one_name_leave_it_open()
    {
        var add = Add(Lost, Lost, Page());
        var form = Form();
        await add.SendAsync(form, [], Never);
        await add.SendAsync(Form(), [], Never);

        Assert.Equal(LookUpAnswer.Open, await add.LookUpAsync(form, Never));
    }

    [Fact]
    public async Task Row_that_is_sent_again_is_one_row()
    {
        var add = Add(Lost, Lost, Page(Record("QUA9", "示例公司", "2026-03-02 09:00:00")));
        var form = Form();
        await add.SendAsync(form, [], Never);
        _time.Advance(TimeSpan.FromSeconds(30));
        await add.SendAsync(form, [], Never);

        Assert.Equal(LookUpAnswer.Applied, await add.LookUpAsync(form, Never));
    }

    [Theory]
    [InlineData("2026-03-02 09:00:00", "Open")]
    [InlineData(null, "NotApplied")]
    public async Task Row_of_an_earlier_run_is_open_where_there_is_one_of_its_name(string? created, string expected)
    {
        var add = Add(created is null ? Page() : Page(Record("QUA9", "示例公司", created)));

        Assert.Equal(Enum.Parse<LookUpAnswer>(expected), await add.LookUpAsync(Form(), Never));
    }

    [Fact]
    public async Task Row_without_a_name_cannot_be_looked_up()
    {
        Assert.Equal(LookUpAnswer.Open, await Add().LookUpAsync(new VmsQualificationForm(), Never));
        Assert.Empty(_requests);
    }

    [Fact]
    public async Task Question_that_failed_may_be_asked_again() => Assert.Null(await Add("<html>").LookUpAsync(Form(), Never));

    [Fact]
    public async Task All_pages_are_looked_at()
    {
        var others = Enumerable.Range(0, 100).Select(number => Record($"QUA{number}", "示例公司分公司", "2026-03-02 09:00:01")).ToArray();
        var add = Add(Lost, Page(total: 101, others), Page(total: 101, Record("QUA999", "示例公司", "2026-03-02 09:00:01")));
        var form = Form();
        await add.SendAsync(form, [], Never);

        Assert.Equal(LookUpAnswer.Applied, await add.LookUpAsync(form, Never));
        Assert.Equal(
            ["{\"QualificationEntityQueryPattern\":\"示例公司\",\"Offset\":0,\"Limit\":100}", "{\"QualificationEntityQueryPattern\":\"示例公司\",\"Offset\":100,\"Limit\":100}"],
            _requests.Skip(1).Select(request => request.Text));
    }

    private const string Lost = "{\"ResponseMetadata\":{\"Error\":{\"Code\":\"InternalError\",\"Message\":\"no\"}}}";

    private static VmsQualificationForm Form() => new()
    {
        MainInfo = new VmsMainInfo { QualificationEntity = "示例公司" },
        AdminInfo = new VmsAdminInfo { Name = new SensitiveText("示例甲") },
        Scenarios = [new VmsScenario { SceneType = 11 }],
    };

    private static string Record(string number, string name, string created) =>
        "{\"QualificationMainInfoVO\":{\"QualificationNo\":\"" + number + "\",\"QualificationEntity\":\"" + name + "\",\"CreateTime\":\"" + created + "\"}}";

    private static string Page(params string[] records) => Page(records.Length, records);

    private static string Page(int total, params string[] records) =>
        "{\"ResponseMetadata\":{},\"Result\":{\"Records\":[" + string.Join(',', records) + "],\"Total\":" + total.ToString(CultureInfo.InvariantCulture) + "}}";

    private VmsAdd Add(params string[] answers)
    {
        var responses = answers.Length == 0 ? [StubHandler.Answer(200, "")] : answers.Select(answer => StubHandler.Answer(200, answer)).ToArray();
        return new VmsAdd(StubbedVms.Client(_requests, _time, responses), _time);
    }
}
