using QualificationTools.Bulk;

namespace QualificationTools.Core.Tests.Bulk;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(5, 16)]
    [InlineData(6, 30)]
    [InlineData(1_000_000, 30)]
    public void Ceiling_doubles_up_to_30_s(int attempt, double seconds) =>
        Assert.Equal(seconds / 2, Backoff.Delay(new BulkOptions { Random = () => 0.5 }, attempt).TotalSeconds, 6);

    [Fact]
    public void Wait_begins_at_nothing() => Assert.Equal(TimeSpan.Zero, Backoff.Delay(new BulkOptions { Random = () => 0 }, 5));

    [Fact]
    public void Long_interval_is_cut_to_30_s() =>
        Assert.Equal(TimeSpan.FromSeconds(15), Backoff.Delay(new BulkOptions { RetryInterval = TimeSpan.FromHours(1), Random = () => 0.5 }, 1));

    [Fact]
    public void Longest_interval_does_not_overflow() =>
        Assert.Equal(TimeSpan.FromSeconds(15), Backoff.Delay(new BulkOptions { RetryInterval = TimeSpan.FromSeconds(3600), Random = () => 0.5 }, 100));
}
