using QualificationTools.Bulk;
using QualificationTools.Journal;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Faults;

/// <summary>A service that allows less than is asked of it, for two hours of injected time.</summary>
public sealed class SlowServiceTests
{
    private const int AllowedPerSecond = 5;
    private const int ThrottleLimit = 4;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan TwoHours = TimeSpan.FromHours(2);

    [Fact]
    public async Task The_rate_settles_at_what_the_service_allows_and_no_row_fails()
    {
        var time = new ManualTime();
        var operation = new LimitedOperation(time);
        using var run = new BulkRun<VmsQualificationForm, VmsQualificationResult>(
            operation, new BulkOptions { ThrottleLimit = ThrottleLimit, Time = time, Random = () => 0.5 });
        var results = new List<VmsQualificationResult>();
        var end = time.GetUtcNow() + TwoHours;
        while (time.GetUtcNow() < end)
        {
            // The clock moves only when every worker waits for it.
            while (time.PendingTimers < ThrottleLimit)
            {
                while (run.TryTake(out var result))
                    results.Add(result!);
                if (!run.TryAdd(run.Added + 1, SampleForms.Vms($"QUA{run.Added}")))
                    await Task.Yield();
            }

            time.Advance(Step);
        }

        Assert.All(results, result => Assert.Equal(QualificationStatus.Succeeded, result.Status));
        // Of what the service allows in two hours, most is used, and little is asked beyond it.
        Assert.InRange(results.Count / TwoHours.TotalSeconds / AllowedPerSecond, 0.7, 1.0);
        Assert.InRange((double)operation.Refused / results.Count, 0.0, 0.15);
    }

    private sealed class LimitedOperation(ManualTime time) : RowOperation<VmsQualificationForm>
    {
        private readonly Lock _lock = new();
        private DateTimeOffset _second;
        private int _taken;

        public int Refused { get; private set; }

        public override string Action => "UpdateQualification";

        public override JournalScope Scope => throw new NotSupportedException();

        public override byte[] Serialize(VmsQualificationForm form) => [];

        public override Task<Reply> SendAsync(VmsQualificationForm form, byte[] body, CancellationToken stop)
        {
            lock (_lock)
            {
                var now = time.GetUtcNow();
                if (now - _second >= TimeSpan.FromSeconds(1))
                    (_second, _taken) = (now, 0);
                if (_taken < AllowedPerSecond)
                {
                    _taken++;
                    return Task.FromResult(new Reply(ReplyKind.Succeeded));
                }

                Refused++;
                return Task.FromResult(new Reply(ReplyKind.Throttled, "FlowLimitExceeded"));
            }
        }

        public override Task<Sighting?> LookUpAsync(VmsQualificationForm form, RowPast past, CancellationToken stop) => Task.FromResult<Sighting?>(null);
    }
}
