using Microsoft.Extensions.Time.Testing;

namespace QualificationTools.Core.Tests;

/// <summary>Represents a clock that a test moves, and that knows how many timers wait for it; none of them repeats.</summary>
/// <param name="start">The time at first.</param>
public sealed class ManualTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    /// <summary>A day like any other, on which the tests take place.</summary>
    public static readonly DateTimeOffset DefaultStart = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly HashSet<CountedTimer> _pending = [];
    private TaskCompletionSource _added = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ManualTime()
        : this(DefaultStart)
    {
    }

    /// <summary>Gets how many timers are due some time.</summary>
    public int PendingTimers
    {
        get
        {
            lock (_gate)
                return _pending.Count;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new CountedTimer(this);
        timer.Inner = base.CreateTimer(Fire, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(dueTime, period);
        return timer;

        void Fire(object? nothing)
        {
            Remove(timer);
            callback(state);
        }
    }

    /// <summary>Completes as soon as that many timers are pending: whoever is to wait then waits.</summary>
    public async Task WaitForTimersAsync(int count)
    {
        while (true)
        {
            Task added;
            lock (_gate)
            {
                if (_pending.Count >= count)
                    return;
                added = _added.Task;
            }

            await added;
        }
    }

    private void Remove(CountedTimer timer)
    {
        lock (_gate)
            _pending.Remove(timer);
    }

    private sealed class CountedTimer(ManualTime time) : ITimer
    {
        public ITimer Inner { get; set; } = null!;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Remove(this);
            if (dueTime <= TimeSpan.Zero)
                return Inner.Change(dueTime, period);
            // Under the lock, so that it is counted as soon as it is set and before it can fire.
            lock (time._gate)
            {
                time._pending.Add(this);
                Interlocked.Exchange(ref time._added, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
                return Inner.Change(dueTime, period);
            }
        }

        public void Dispose()
        {
            time.Remove(this);
            Inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
