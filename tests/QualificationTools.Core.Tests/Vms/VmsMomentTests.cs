using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Vms;

/// <summary>A time that the service shows, held against the moment at which a row was about to be sent.</summary>
public sealed class VmsMomentTests
{
    private static readonly DateTimeOffset Intended = ManualTime.DefaultStart;

    private readonly ManualTime _time = new();
    private readonly List<RecordedRequest> _requests = [];

    [Theory]
    [InlineData(-4, "Before")]
    [InlineData(-3, "Unclear")]
    [InlineData(3, "Unclear")]
    [InlineData(4, "After")]
    public async Task Row_of_this_run_is_told_to_the_seconds_that_the_service_shows(int seconds, string expected) =>
        Assert.Equal(Moment(expected), (await AnsweredAsync()).Compare(Intended.AddSeconds(seconds), new RowPast(Intended)));

    [Theory]
    [InlineData(-16, "Before")]
    [InlineData(-15, "Unclear")]
    [InlineData(15, "Unclear")]
    [InlineData(16, "After")]
    public void Service_that_tells_no_time_may_have_another_by_as_much_as_a_signature_may_be_off(int minutes, string expected) =>
        Assert.Equal(Moment(expected), Client().Compare(Intended.AddMinutes(minutes), new RowPast(Intended)));

    [Theory]
    [InlineData(-4, "Before")]
    [InlineData(-3, "Unclear")]
    [InlineData(4, "After")]
    public async Task Row_of_an_earlier_run_is_told_by_the_services_time_that_was_noted(int seconds, string expected)
    {
        // Whatever this machine's clock says.
        var past = new RowPast(Intended.AddHours(-5)) { IsOfEarlierRun = true, ServiceIntendedAt = Intended };

        Assert.Equal(Moment(expected), (await AnsweredAsync()).Compare(Intended.AddSeconds(seconds), past));
    }

    [Theory]
    [InlineData(-4, "Before")]
    [InlineData(-3, "Unclear")]
    [InlineData(3, "Unclear")]
    [InlineData(4, "After")]
    public async Task Row_of_an_earlier_run_that_noted_no_time_of_the_service_is_told_by_this_machines(
        int seconds, string expected) => Assert.Equal(
            Moment(expected),
            (await AnsweredAsync()).Compare(Intended.AddSeconds(seconds), new RowPast(Intended) { IsOfEarlierRun = true }));

    [Theory]
    [InlineData(-13, "Before")]
    [InlineData(-11, "Unclear")]
    [InlineData(11, "Unclear")]
    [InlineData(13, "After")]
    public async Task Row_of_an_earlier_run_is_told_with_doubt_where_the_clock_was_set_back(int hours, string expected)
    {
        // It was noted an hour later than it is now.
        var noted = Intended.AddHours(1);
        var past = new RowPast(noted) { IsOfEarlierRun = true };

        Assert.Equal(Moment(expected), (await AnsweredAsync()).Compare(noted.AddHours(hours), past));
        Assert.Equal(Moment(expected), Client().Compare(noted.AddHours(hours), past));
        Assert.False((await AnsweredAsync()).IsNear(noted, past));
    }

    [Fact]
    public async Task Time_that_is_not_shown_is_unclear()
    {
        Assert.Equal(VmsMoment.Unclear, (await AnsweredAsync()).Compare(null, new RowPast(Intended)));
        Assert.False((await AnsweredAsync()).IsNear(null, new RowPast(Intended)));
    }

    [Fact]
    public async Task Services_clock_goes_on_between_its_answers()
    {
        var client = await AnsweredAsync();
        _time.Advance(TimeSpan.FromMinutes(7));

        Assert.Equal(Intended.AddMinutes(7), client.ServiceNow);
        Assert.Null(Client().ServiceNow);
    }

    private static VmsMoment Moment(string name) => Enum.Parse<VmsMoment>(name);

    private VmsClient Client() => StubbedVms.Client(_requests, _time, StubHandler.Answer(200, "{\"ResponseMetadata\":{}}"));

    // Its Date says that both clocks agree.
    private async Task<VmsClient> AnsweredAsync()
    {
        var client = StubbedVms.Client(_requests, _time, StubHandler.Answer(200, "{\"ResponseMetadata\":{}}", ("Date", _time.GetUtcNow().ToString("R"))));
        await client.PostAsync("QueryQualification", ReadOnlyMemory<byte>.Empty, TestContext.Current.CancellationToken);
        return client;
    }
}
