using QualificationTools.Core.Tests.Bulk;
using QualificationTools.Douyin;

namespace QualificationTools.Core.Tests.Douyin;

public sealed class DouyinUploadPaceTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task No_second_has_more_than_ten_uploads_whoever_asks()
    {
        var left = new List<DateTimeOffset>();

        // On the pool, where a wait that ends goes on at once, before the clock moves again.
        await Task.Run(() => _time.RunAsync(LeaveTogetherAsync(), TimeSpan.FromMilliseconds(10)), TestContext.Current.CancellationToken);

        Assert.All(left, moment => Assert.InRange(left.Count(other => other >= moment && other < moment + TimeSpan.FromSeconds(1)), 1, 10));
        Assert.InRange((left.Max() - left.Min()).TotalSeconds, 4, 5);

        async Task<bool> LeaveTogetherAsync()
        {
            await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => LeaveAsync()));
            return true;
        }

        async Task LeaveAsync()
        {
            await DouyinUploadPace.For(new Uri("https://localhost"), "app", _time).WaitAsync(TestContext.Current.CancellationToken);
            lock (left)
                left.Add(_time.GetUtcNow());
        }
    }

    [Fact]
    public async Task Apps_do_not_wait_for_each_other()
    {
        await DouyinUploadPace.For(new Uri("https://localhost"), "one", _time).WaitAsync(TestContext.Current.CancellationToken);

        await DouyinUploadPace.For(new Uri("https://localhost"), "two", _time).WaitAsync(TestContext.Current.CancellationToken).AsTask().Soon();
    }
}
