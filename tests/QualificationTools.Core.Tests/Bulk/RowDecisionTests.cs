using QualificationTools.Bulk;

namespace QualificationTools.Core.Tests.Bulk;

/// <summary>What becomes of a row, as a table of what was sent, what came back and what look-ups showed.</summary>
public sealed class RowDecisionTests
{
    private static readonly BulkOptions Options = new();

    /// <summary>
    /// Events in their order: <c>s</c> is a reply (succeeded, rejected, notapplied, throttled, mended, unknown, newcode, fatal), or
    /// a look-up with its second after the loss (<c>old@30</c>, <c>applied@1</c>, <c>failed@30</c>); the step that follows.
    /// </summary>
    public static TheoryData<string, string> Table => new()
    {
        { "", "Send" },
        { "succeeded", "Done Succeeded" },
        { "rejected", "Done Rejected" },
        { "fatal", "Done Fatal" },
        { "notapplied", "Send" },
        { "throttled", "Send" },
        { "mended", "Send" },
        { "mended mended", "Done Fatal" },

        // What may have taken effect is looked up, and never sent again but for a proof.
        { "unknown", "LookUp" },
        { "newcode", "LookUp" },
        { "unknown applied@1", "Done Succeeded" },
        { "newcode applied@1", "Done Succeeded" },
        { "unknown untellable@1", "Done Unknown" },
        { "unknown old@1", "LookUp" },
        { "unknown absent@1", "LookUp" },
        { "unknown undecided@1", "LookUp" },
        { "unknown failed@1", "LookUp" },
        { "unknown old@1 old@29", "LookUp" },
        { "unknown old@1 old@30", "Send" },
        { "newcode old@1 old@30", "Done Rejected" },
        { "unknown old@30", "LookUp" },
        { "unknown old@30 old@31", "Send" },
        { "unknown old@1 undecided@30", "Done Unknown" },
        { "unknown undecided@1 old@30", "LookUp" },
        { "unknown undecided@1 old@30 old@31", "Send" },
        { "unknown old@1 applied@30", "Done Succeeded" },
        { "unknown absent@1 absent@30", "Done Unknown" },
        { "unknown old@1 failed@30", "LookUp" },
        { "unknown old@1 failed@30 failed@31 failed@33 failed@37", "Done Unknown" },
        { "unknown failed@1 failed@30 old@31", "LookUp" },

        // A refusal after an attempt that was open may be its echo.
        { "unknown old@1 old@30 rejected", "LookUp" },
        { "unknown old@1 old@30 rejected applied@1", "Done Succeeded" },
        { "unknown old@1 old@30 rejected old@1", "Done Rejected" },
        { "unknown old@1 old@30 rejected undecided@1", "Done Unknown" },
        { "unknown old@1 old@30 rejected failed@1", "LookUp" },
        { "unknown old@1 old@30 succeeded", "Done Succeeded" },
        { "notapplied rejected", "Done Rejected" },

        // What an earlier run left in flight.
        { "earlier", "LookUp" },
        { "earlier applied@0", "Done Succeeded" },
        { "earlier old@0", "LookUp" },
        { "earlier old@0 old@30", "Send" },
        { "earlier undecided@0 undecided@30", "Done Unknown" },
        { "earlier old@0 old@30 rejected", "LookUp" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Story_has_its_step(string events, string expected) => Assert.Equal(expected, Show(RowDecision.Next(Tell(events))));

    [Theory]
    [InlineData("unknown old@1 old@30")]
    [InlineData("unknown absent@1 absent@30")]
    [InlineData("earlier old@0 old@30")]
    public void Record_that_is_old_proves_nothing_of_an_action_that_creates(string events) =>
        Assert.Equal("Done Unknown", Show(RowDecision.Next(Tell(events) with { OldRecordProves = false })));

    [Theory]
    [InlineData("", "Done NotApplied")]
    [InlineData("notapplied", "Done NotApplied")]
    [InlineData("throttled", "Done NotApplied")]
    [InlineData("mended", "Done NotApplied")]
    [InlineData("unknown", "Done Unknown")]
    [InlineData("unknown old@1", "Done Unknown")]
    [InlineData("unknown applied@1", "Done Succeeded")]
    [InlineData("succeeded", "Done Succeeded")]
    public void Run_that_has_ended_sends_nothing(string events, string expected) =>
        Assert.Equal(expected, Show(RowDecision.Next(Tell(events) with { Fatal = Replies.Fatal })));

    [Fact]
    public void Cause_mended_in_vain_is_one_rows_affair_where_others_went_well() =>
        Assert.Equal("Send", Show(RowDecision.Next(Tell("mended mended") with { HasRunSucceeded = true })));

    [Theory]
    [InlineData(2, "Send")]
    [InlineData(3, "Done NotApplied")]
    public void Retries_are_bounded(int retries, string expected) =>
        Assert.Equal(expected, Show(RowDecision.Next(Tell("unknown old@1 old@30") with { Retries = retries })));

    [Fact]
    public void Row_with_a_longer_time_out_settles_later()
    {
        var story = Tell("unknown old@1 old@30") with { Options = Options with { Settling = TimeSpan.FromSeconds(60) } };

        Assert.Equal("LookUp", Show(RowDecision.Next(story)));
    }

    private static string Show(RowStep step) => step.Reply is { } reply ? $"{step.Kind} {reply.Kind}" : step.Kind.ToString();

    private static RowStory Tell(string events)
    {
        var story = new RowStory(Options) { OldRecordProves = true, Jitter = 0.5 };
        foreach (var name in events.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = name.Split('@');
            story = parts.Length == 1
                ? story.After(Reply(name))
                : (story with { Now = story.OpenSince + TimeSpan.FromSeconds(int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)) }).After(Sighting(parts[0]));
        }

        return story;
    }

    private static Reply Reply(string name) => name switch
    {
        "succeeded" => Replies.Succeeded,
        "rejected" => Replies.Rejected,
        "notapplied" => Replies.NotApplied,
        "throttled" => Replies.Throttled,
        "mended" => Replies.Mended,
        "fatal" => Replies.Fatal,
        "newcode" => Replies.Unknown with { Code = "NewCode", IsRefusal = true },
        "earlier" => Replies.Unknown with { IsOfEarlierRun = true },
        _ => Replies.Unknown,
    };

    private static Sighting? Sighting(string name) => name switch
    {
        "applied" => Seen.Applied,
        "old" => Seen.Old,
        "absent" => Seen.Absent,
        "untellable" => Seen.Untellable,
        "undecided" => Seen.Undecided,
        _ => null,
    };
}
