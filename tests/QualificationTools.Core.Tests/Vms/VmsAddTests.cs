using System.Globalization;
using System.Text;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Journal;
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
    // The row was about to be sent at 09:00:00 in Beijing.
    [InlineData("示例公司", "2026-03-02 09:00:00", "Applied")]
    [InlineData("示例公司", "2026-03-02 09:00:09", "Applied")]
    [InlineData(" 示例公司 ", "2026-03-02 09:00:09", "Applied")]
    [InlineData("示例公司", "2026-03-02 08:59:59", "Undecided")]
    [InlineData("示例公司", "2026-03-02 08:59:57", "Undecided")]
    [InlineData("示例公司", "2026-03-02 08:59:56", "Absent")]
    [InlineData("示例公司", "2019-03-02 08:44:59", "Absent")]
    [InlineData("示例公司", "soon", "Undecided")]
    [InlineData("示例公司二", "2026-03-02 09:00:09", "Absent")]
    public async Task Lost_answer_is_decided_by_name_and_time(string name, string created, string expected)
    {
        var sighting = await LookUpAsync(Page(Record("QUA9", name, created)));

        Assert.Equal((Enum.Parse<Evidence>(expected), expected == "Applied" ? "QUA9" : null), (sighting!.Evidence, sighting.FoundId));
    }

    [Fact]
    public void That_there_is_none_yet_proves_nothing() => Assert.False(Add().OldRecordProves);

    [Fact]
    public async Task Two_that_fit_leave_it_open() =>
        Assert.Equal(
            Evidence.Undecided,
            (await LookUpAsync(Page(Record("QUA8", "示例公司", "2026-03-02 09:00:01"), Record("QUA9", "示例公司", "2026-03-02 09:00:02"))))!.Evidence);

    [Fact]
    public async Task One_of_other_content_is_another_rows() =>
        Assert.Equal(
            Evidence.Undecided,
            (await LookUpAsync(Page(Record("QUA9", "示例公司", "2026-03-02 09:00:09").Replace("\"CreateTime\"", "\"EnterpriseAddress\":\"another\",\"CreateTime\"", StringComparison.Ordinal))))!.Evidence);

    [Theory]
    [InlineData("Settled", "2026-03-02 09:00:09", "Applied")]
    [InlineData("Settled", "2026-03-02 09:00:00", "Undecided")]
    [InlineData("Possible", "2026-03-02 09:00:09", "Undecided")]
    public async Task Row_of_the_same_name_may_have_made_it(string rivals, string created, string expected) =>
        Assert.Equal(Enum.Parse<Evidence>(expected), (await LookUpAsync(Page(Record("QUA9", "示例公司", created)), Enum.Parse<Rivals>(rivals)))!.Evidence);

    [Fact]
    public void Rows_of_one_name_go_one_after_the_other() => Assert.Equal("示例公司", Add().Subject(Form()));

    [Fact]
    public async Task Row_without_a_name_cannot_be_looked_up()
    {
        Assert.Equal(Evidence.Untellable, (await Add().LookUpAsync(new VmsQualificationForm(), Past(), Never))!.Evidence);
        Assert.Empty(_requests);
    }

    [Fact]
    public async Task Question_that_failed_may_be_asked_again() => Assert.Null(await LookUpAsync("<html>"));

    [Fact]
    public async Task All_pages_are_looked_at()
    {
        var others = Enumerable.Range(0, 100).Select(number => Record($"QUA{number}", "示例公司分公司", "2026-03-02 09:00:01")).ToArray();
        var add = Add(Page(total: 101, others), Page(total: 101, Record("QUA999", "示例公司", "2026-03-02 09:00:01")));

        Assert.Equal(Evidence.Applied, (await add.LookUpAsync(Form(), Past(), Never))!.Evidence);
        Assert.Equal(
            ["{\"QualificationEntityQueryPattern\":\"示例公司\",\"Offset\":0,\"Limit\":100}", "{\"QualificationEntityQueryPattern\":\"示例公司\",\"Offset\":100,\"Limit\":100}"],
            _requests.Select(request => request.Text));
    }

    private static VmsQualificationForm Form() => new()
    {
        MainInfo = new VmsMainInfo { QualificationEntity = "示例公司", EnterpriseAddress = "示例路1号" },
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
        var responses = answers.Length == 0 ? [StubHandler.Answer(200, "")] : answers.Select(answer => StubHandler.Answer(200, answer, ("Date", "Mon, 02 Mar 2026 01:00:00 GMT"))).ToArray();
        return new VmsAdd(StubbedVms.Client(_requests, _time, responses));
    }

    private RowPast Past(Rivals rivals = Rivals.None) => new(_time.GetUtcNow(), rivals);

    private Task<Sighting?> LookUpAsync(string answer, Rivals rivals = Rivals.None) => Add(answer).LookUpAsync(Form(), Past(rivals), Never);
}
