namespace QualificationTools.Bulk;

/// <summary>
/// Paces a whole run. It spaces requests evenly if a rate is set. When the service asks to slow down, every row waits,
/// and the rate falls by a fifth at most once a second; after each second without such an answer it rises by a
/// twentieth, until it no longer limits.
/// </summary>
internal sealed class RequestGate(BulkOptions options)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    // However often the service throttles, the run continues at this rate.
    private const double SlowestRate = 1;

    private const double Fall = 0.8;
    private const double Rise = 1.05;

    private readonly object _lock = new();
    private readonly TimeProvider _time = options.Time;
    private readonly double _limit = options.RequestsPerSecond ?? double.PositiveInfinity;

    private double _rate = double.PositiveInfinity;
    private double _unthrottledRate;
    // Times since the gate was created, by the monotonic clock.
    private readonly long _start = options.Time.GetTimestamp();
    private TimeSpan _next;
    private TimeSpan _pausedUntil;
    private TimeSpan _lastFall = -Window;
    private TimeSpan _lastChange = -Window;
    private TimeSpan _windowStart = -Window;
    private int _acceptedInWindow;
    private int _accepting;
    private int _throttledInARow;

    /// <summary>
    /// Gets the requests a second that the service appears to allow; infinite until it has complained.
    /// </summary>
    public double Rate
    {
        get
        {
            lock (_lock)
                return _rate;
        }
    }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Waits until one more request may be sent.</summary>
    public ValueTask WaitAsync(CancellationToken stop)
    {
        lock (_lock)
        {
            if (double.IsPositiveInfinity(Math.Min(_rate, _limit)) && Now >= _pausedUntil)
                return ValueTask.CompletedTask;
        }

        return new ValueTask(WaitForSlotAsync(stop));
    }

    private async Task WaitForSlotAsync(CancellationToken stop)
    {
        TimeSpan? slot = null;
        while (true)
        {
            TimeSpan delay;
            lock (_lock)
            {
                var now = Now;
                if (now < _pausedUntil)
                {
                    // Waiters take a new slot after the pause, so they do not all leave at once.
                    slot = null;
                    delay = _pausedUntil - now;
                }
                else
                {
                    var rate = Math.Min(_rate, _limit);
                    if (double.IsPositiveInfinity(rate))
                        return;
                    if (slot is null)
                    {
                        slot = _next > now ? _next : now;
                        _next = slot.Value + TimeSpan.FromSeconds(1 / rate);
                    }

                    delay = slot.Value - now;
                    if (delay <= TimeSpan.Zero)
                        return;
                }
            }

            // Timers count whole milliseconds; a shorter wait would spin.
            await Task.Delay(delay < ShortestWait ? ShortestWait : delay, _time, stop).ConfigureAwait(false);
        }
    }

    /// <summary>Records that the service took a request without complaining about the rate.</summary>
    public void Accepted()
    {
        lock (_lock)
        {
            _throttledInARow = 0;
            if (double.IsPositiveInfinity(_rate))
            {
                Count();
                return;
            }

            var now = Now;
            if (now - _lastChange < Window)
                return;
            _lastChange = now;
            _rate *= Rise;
            if (_rate > 4 * _unthrottledRate)
                _rate = double.PositiveInfinity;
        }
    }

    /// <summary>Records that the service asked to slow down.</summary>
    public void Throttled(TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            var now = Now;
            // Answers to concurrent requests report one excess, not many.
            if (now >= _pausedUntil)
                _throttledInARow++;
            var pause = retryAfter ?? Backoff.Delay(options, _throttledInARow);
            var until = now + (pause < LongestPause ? pause : LongestPause);
            if (until > _pausedUntil)
                _pausedUntil = until;

            _lastChange = now;
            if (now - _lastFall < Window)
                return;
            _lastFall = now;
            if (double.IsPositiveInfinity(_rate))
                _rate = _unthrottledRate = Math.Max(Math.Max(_acceptedInWindow, _accepting), options.ThrottleLimit);
            _rate = Math.Max(_rate * Fall, SlowestRate);
        }
    }

    // The number of requests in the last second, as long as nothing limits the rate.
    private void Count()
    {
        var now = Now;
        if (now - _windowStart >= Window)
            (_windowStart, _acceptedInWindow, _accepting) = (now, _accepting, 0);
        _accepting++;
    }
}
