using QualificationTools.Bulk;

namespace QualificationTools.Core.Tests.Bulk;

/// <summary>A run in which nothing can succeed ends; one in which anything has goes on.</summary>
public sealed class RunHealthTests
{
    private static readonly Reply OfTheWay = new(ReplyKind.NotApplied, "ConnectFailed", "No connection.") { IsOfTheWay = true };

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void Third_row_that_fails_in_vain_ends_the_run(int rows, bool ends)
    {
        var health = Health();

        Assert.Equal(ends, Fail(health, rows, OfTheWay) is not null);
    }

    [Fact]
    public void One_row_that_fails_again_and_again_does_not()
    {
        var health = Health();

        Assert.All(Enumerable.Range(4, 10), times => Assert.Null(health.Failed(1, OfTheWay, times)));
    }

    [Theory]
    [InlineData(3, 3, false)]
    [InlineData(3, 4, true)]
    [InlineData(0, 1, true)]
    [InlineData(1, 1, false)]
    [InlineData(1, 2, true)]
    [InlineData(100, 4, true)]
    public void Row_counts_after_all_its_attempts_and_after_four_of_many(int retries, int times, bool ends) =>
        Assert.Equal(ends, Fail(new RunHealth(new BulkOptions { MaximumRetryCount = retries }), 3, OfTheWay, times) is not null);

    [Fact]
    public void Anything_that_went_well_makes_it_the_rows_own_affair()
    {
        var health = Health();
        Fail(health, 2, OfTheWay);

        health.Succeeded();

        Assert.Null(health.Failed(3, OfTheWay, 4));
        Assert.True(health.HasSucceeded);
    }

    [Fact]
    public void Nothing_has_gone_well_before_it_has() => Assert.False(Health().HasSucceeded);

    [Theory]
    [InlineData("Throttled", true)]
    [InlineData("Rejected", false)]
    [InlineData("Unknown", false)]
    public void What_the_service_itself_says_does_not_count(string kind, bool isOfTheWay) =>
        Assert.Null(Fail(Health(), 9, new Reply(Enum.Parse<ReplyKind>(kind), "x") { IsOfTheWay = isOfTheWay }));

    [Fact]
    public void Failures_of_different_kinds_are_counted_apart()
    {
        var health = Health();

        Assert.Null(health.Failed(1, OfTheWay, 4));
        Assert.Null(health.Failed(2, OfTheWay with { Code = "TlsFailed" }, 4));
        Assert.Null(health.Failed(3, OfTheWay with { HttpStatus = 502 }, 4));
        Assert.Null(health.Failed(4, OfTheWay, 4));
        Assert.NotNull(health.Failed(5, OfTheWay, 4));
    }

    [Theory]
    [InlineData("No connection.", "ConnectFailed", "No connection.")]
    [InlineData(null, "ConnectFailed", "ConnectFailed")]
    public void What_ends_the_run_holds_for_all_and_says_why(string? message, string code, string said)
    {
        using var english = InCulture.English();

        var fatal = Fail(Health(), 3, OfTheWay with { Code = code, Message = message, Advice = "Check the address." })!;

        Assert.Equal((ReplyKind.Fatal, code, "Check the address."), (fatal.Kind, fatal.Code, fatal.Advice));
        Assert.Contains("3", fatal.Message, StringComparison.Ordinal);
        Assert.Contains(said, fatal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_fail_at_the_same_time_are_all_counted()
    {
        var health = Health();

        var ends = await Task.WhenAll(Enumerable.Range(1, 100).Select(row => Task.Run(() => health.Failed(row, OfTheWay, 4))));

        Assert.Equal(98, ends.Count(fatal => fatal is not null));
    }

    private static RunHealth Health() => new(new BulkOptions());

    // The last of so many rows.
    private static Reply? Fail(RunHealth health, int rows, Reply reply, int times = 4) =>
        Enumerable.Range(1, rows).Select(row => health.Failed(row, reply, times)).ToList()[^1];
}
