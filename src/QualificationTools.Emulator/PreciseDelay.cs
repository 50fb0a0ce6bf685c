using System.Diagnostics;

namespace QualificationTools.Emulator;

/// <summary>
/// Provides delays that end on time. The runtime's timers follow a coarse clock and may end some milliseconds late,
/// which would be charged to a client under measurement.
/// </summary>
internal static class PreciseDelay
{
    private static readonly PriorityQueue<TaskCompletionSource, long> Queue = new();
    private static readonly Lazy<Thread> Waiter = new(Start);

    /// <summary>Waits.</summary>
    /// <param name="delay">The time to wait.</param>
    /// <param name="stop">Ends the wait early.</param>
    public static async Task WaitAsync(TimeSpan delay, CancellationToken stop)
    {
        _ = Waiter.Value;
        var elapsed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var due = Stopwatch.GetTimestamp() + (long)(delay.TotalSeconds * Stopwatch.Frequency);
        lock (Queue)
        {
            Queue.Enqueue(elapsed, due);
            Monitor.Pulse(Queue);
        }

        using (
            stop.UnsafeRegister(
                static (source, token) => ((TaskCompletionSource)source!).TrySetCanceled(token),
                elapsed))
            await elapsed.Task;
    }

    private static Thread Start()
    {
        var thread = new Thread(Run) { IsBackground = true, Name = "Emulator delays" };
        thread.Start();
        return thread;
    }

    private static void Run()
    {
        lock (Queue)
        {
            while (true)
            {
                if (!Queue.TryPeek(out var next, out var due))
                {
                    Monitor.Wait(Queue);
                    continue;
                }

                var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
                if (left > TimeSpan.Zero)
                {
                    // A wait counts whole milliseconds; the loop spins through the rest of the last one.
                    Monitor.Wait(Queue, (int)left.TotalMilliseconds);
                    continue;
                }

                Queue.Dequeue();
                next.TrySetResult();
            }
        }
    }
}
