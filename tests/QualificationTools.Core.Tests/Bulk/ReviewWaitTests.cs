using QualificationTools.Bulk;

namespace QualificationTools.Core.Tests.Bulk;

public sealed class ReviewWaitTests
{
    private static readonly Reply Fine = new(ReplyKind.Succeeded);

    private static readonly ReviewWaitOptions Patience = new() { PageSize = 100 };

    private readonly ManualTime _time = new();
    private readonly List<(TimeSpan At, string[] Keys)> _asked = [];

    [Fact]
    public async Task Review_is_told_as_soon_as_it_has_ended()
    {
        var news = await WaitAsync(["a", "b"], Ends(("a", 0), ("b", 25)));

        Assert.Equal(["Ended a", "Resting", "Resting", "Ended b"], news);
        Assert.Equal([0, 10, 25], Seconds());
    }

    [Fact]
    public async Task Rests_grow_up_to_two_minutes_as_long_as_nothing_ends()
    {
        await WaitAsync(["a"], Ends(), Patience with { Timeout = TimeSpan.FromMinutes(20) });

        var seconds = Seconds();
        Assert.Equal([10, 15, 22, 34, 51, 76, 114, 120, 120], seconds.Skip(1).Zip(seconds, (later, earlier) => later - earlier).Take(9).Select(rest => (int)Math.Round(rest)));
        Assert.Equal(1200, seconds[^1]);
    }

    [Fact]
    public async Task Review_that_ends_brings_the_rest_back_to_its_start()
    {
        await WaitAsync(["a", "b"], Ends(("a", 25), ("b", 60)));

        Assert.Equal([0, 10, 25, 35, 50, 72.5], Seconds());
    }

    [Fact]
    public async Task Interval_longer_than_two_minutes_stays()
    {
        await WaitAsync(["a"], Ends(), Patience with { Interval = TimeSpan.FromMinutes(10), Timeout = TimeSpan.FromMinutes(25) });

        Assert.Equal([0, 600, 1200, 1500], Seconds());
    }

    [Fact]
    public async Task What_is_left_at_the_end_of_the_time_has_timed_out()
    {
        var news = await WaitAsync(["a", "b", "c"], Ends(("b", 5)), Patience with { Timeout = TimeSpan.FromSeconds(5) });

        Assert.Equal(["Resting", "Ended b", "TimedOut a", "TimedOut c"], news);
    }

    [Fact]
    public async Task No_time_asks_once()
    {
        var news = await WaitAsync(["a", "b"], Ends(("a", 0)), Patience with { Timeout = TimeSpan.Zero });

        Assert.Equal(["Ended a", "TimedOut b"], news);
        Assert.Single(_asked);
    }

    [Fact]
    public async Task Every_key_that_came_is_told_and_asked_about_once()
    {
        var news = await WaitAsync(["a", "a", "b", "b"], Ends(("a", 0)), Patience with { Timeout = TimeSpan.Zero, PageSize = 10 });

        Assert.Equal(["Ended a", "Ended a", "TimedOut b", "TimedOut b"], news);
        Assert.Equal(["a", "b"], _asked.Single().Keys);
    }

    [Fact]
    public async Task A_page_of_reviews_is_one_question()
    {
        await WaitAsync(Enumerable.Range(0, 25).Select(number => $"k{number}"), Ends(), Patience with { Timeout = TimeSpan.Zero, PageSize = 10 });

        Assert.Equal([10, 10, 5], _asked.Select(question => question.Keys.Length));
    }

    [Fact]
    public async Task What_the_service_does_not_know_is_told_and_not_asked_about_again()
    {
        var news = await WaitAsync(["a", "b"], _ => new ReviewAnswer<string>(Fine) { Missing = ["a"] }, Patience with { Timeout = TimeSpan.FromSeconds(10) });

        Assert.Equal(["Missing a", "Resting", "TimedOut b"], news);
        Assert.Equal(["b"], _asked[^1].Keys);
    }

    [Theory]
    [InlineData("Rejected")]
    [InlineData("Fatal")]
    [InlineData("Mended")]
    public async Task Refusal_is_told_of_each(string kind)
    {
        var reply = new Reply(Enum.Parse<ReplyKind>(kind), "Code");

        Assert.Equal(["Refused a", "Refused b"], await WaitAsync(["a", "b"], _ => new ReviewAnswer<string>(reply), Patience with { PageSize = 2 }));
    }

    [Theory]
    [InlineData("NotApplied")]
    [InlineData("Throttled")]
    [InlineData("Unknown")]
    public async Task Service_that_does_not_answer_for_a_while_does_not_end_the_wait(string kind)
    {
        var answer = Ends(("a", 20));
        var news = await WaitAsync(["a"], keys => _asked.Count == 1 ? new ReviewAnswer<string>(new Reply(Enum.Parse<ReplyKind>(kind), "Code")) : answer(keys));

        Assert.Equal(["Resting", "Resting", "Ended a"], news);
    }

    [Fact]
    public async Task No_more_questions_are_in_flight_than_may_be()
    {
        var (inFlight, highest) = (0, 0);
        var wait = new ReviewWait<string>(new ReviewWaitOptions { ThrottleLimit = 3, Timeout = TimeSpan.Zero, Time = _time }, async (_, _) =>
        {
            highest = Math.Max(highest, ++inFlight);
            await Task.Yield();
            inFlight--;
            return new ReviewAnswer<string>(Fine);
        });
        foreach (var number in Enumerable.Range(0, 20))
            wait.Add($"k{number}");

        await foreach (var _ in wait.RunAsync(TestContext.Current.CancellationToken))
        {
        }

        Assert.InRange(highest, 1, 3);
    }

    [Fact]
    public async Task Stop_ends_a_rest()
    {
        using var stop = new CancellationTokenSource();
        var wait = new ReviewWait<string>(new ReviewWaitOptions { Time = _time }, (_, _) => Task.FromResult(new ReviewAnswer<string>(Fine)));
        wait.Add("a");
        await using var news = wait.RunAsync(stop.Token).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await news.MoveNextAsync());
        var next = news.MoveNextAsync().AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.Soon());
    }

    private double[] Seconds() => [.. _asked.Select(question => question.At.TotalSeconds)];

    // An answer that shows each review as ended from some second on.
    private Func<IReadOnlyList<string>, ReviewAnswer<string>> Ends(params (string Key, int Second)[] ends) => keys => new ReviewAnswer<string>(Fine)
    {
        Ended = ends.Where(end => keys.Contains(end.Key) && Elapsed.TotalSeconds >= end.Second).ToDictionary(end => end.Key, end => end.Key),
    };

    private TimeSpan Elapsed => _time.GetUtcNow() - ManualTime.DefaultStart;

    private async Task<List<string>> WaitAsync(IEnumerable<string> keys, Func<IReadOnlyList<string>, ReviewAnswer<string>> answer, ReviewWaitOptions? options = null)
    {
        var wait = new ReviewWait<string>((options ?? Patience) with { Time = _time }, (asked, _) =>
        {
            _asked.Add((Elapsed, [.. asked]));
            return Task.FromResult(answer(asked));
        });
        foreach (var key in keys)
            wait.Add(key);
        return await _time.RunAsync(ListAsync(wait), TimeSpan.FromSeconds(0.5));
    }

    private static async Task<List<string>> ListAsync(ReviewWait<string> wait)
    {
        var told = new List<string>();
        await foreach (var news in wait.RunAsync(TestContext.Current.CancellationToken))
            told.Add($"{news.Kind} {news.Key}".TrimEnd());
        return told;
    }
}
