namespace QualificationTools.Core.Tests.Bulk;

/// <summary>Waiting without waiting.</summary>
internal static class ManualTimeRun
{
    // Only a test that fails waits this long.
    public static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    /// <summary>Moves the clock by steps, each time when somebody waits for it, until the work is done.</summary>
    public static async Task<T> RunAsync<T>(this ManualTime time, Task<T> work, TimeSpan step)
    {
        var stop = TestContext.Current.CancellationToken;
        while (await Task.WhenAny(work, time.WaitForTimersAsync(1)).WaitAsync(Guard, stop) != work)
            time.Advance(step);
        return await work;
    }

    /// <summary>Moves the clock by steps, each time when somebody waits for it, until the work is done.</summary>
    public static Task RunAsync(this ManualTime time, Task work, TimeSpan step)
    {
        return time.RunAsync(DoneAsync(), step);

        async Task<bool> DoneAsync()
        {
            await work;
            return true;
        }
    }

    /// <summary>Waits for something that is about to happen.</summary>
    public static Task<T> Soon<T>(this Task<T> work) => work.WaitAsync(Guard, TestContext.Current.CancellationToken);

    /// <summary>Waits for something that is about to happen.</summary>
    public static Task Soon(this Task work) => work.WaitAsync(Guard, TestContext.Current.CancellationToken);

    /// <summary>Does blocking work on a thread of its own, as a cmdlet's pipeline is one, and not on the pool that the workers need.</summary>
    public static Task<T> OnAThread<T>(Func<T> work) =>
        Task.Factory.StartNew(work, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
