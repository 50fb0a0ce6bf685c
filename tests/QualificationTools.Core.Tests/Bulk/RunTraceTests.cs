using QualificationTools.Bulk;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Bulk;

public sealed class RunTraceTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whether_requests_are_wanted_in_full_is_told(bool hasDetail) => Assert.Equal(hasDetail, new RunTrace(hasDetail, []).HasDetail);

    [Fact]
    public void Lines_come_in_their_order_and_once()
    {
        var trace = new RunTrace(hasDetail: true, []);
        trace.Note("one");
        trace.Detail("two");
        trace.Note("three");

        Assert.Equal([new TraceLine(false, "one"), new TraceLine(true, "two"), new TraceLine(false, "three")], Take(trace));
        Assert.Empty(Take(trace));
    }

    [Fact]
    public void Secrets_are_masked_in_every_line()
    {
        var trace = new RunTrace(hasDetail: true, [new SensitiveText("the-secret"), new SensitiveText("the-token")]);
        trace.Note("the-secret and the-token");
        trace.Detail("token=the-token&secret=the-secret");

        Assert.Equal(["*** and ***", "token=***&secret=***"], Take(trace).Select(line => line.Text));
    }

    private static List<TraceLine> Take(RunTrace trace)
    {
        var lines = new List<TraceLine>();
        while (trace.TryTake(out var line))
            lines.Add(line);
        return lines;
    }
}
