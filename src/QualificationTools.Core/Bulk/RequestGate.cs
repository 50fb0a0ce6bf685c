namespace QualificationTools.Bulk;

/// <summary>
/// The pace of a whole run. It spaces requests evenly where a rate is asked for; when the service asks to slow down,
/// every row waits, and the rate falls by a third at most once a second. After each second without such an answer it rises
/// by a tenth, until it no longer binds.
/// </summary>
internal sealed class RequestGate(BulkOptions options)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    // However often the service says no, the run goes on asking at this rate.
    private const double SlowestRate = 0.5;

    private readonly object _lock = new();
    private readonly TimeProvider _time = options.Time;
    private readonly double _limit = options.RequestsPerSecond ?? double.PositiveInfinity;

    private double _rate = double.PositiveInfinity;
    private double _unthrottledRate;
    private DateTimeOffset _next;
    private DateTimeOffset _pausedUntil;
    private DateTimeOffset _windowStart;
    private int _taken;
    private int _throttledInARow;

    /// <summary>The requests a second that the service has been found to allow; infinite as long as it has not complained.</summary>
    public double Rate
    {
        get
        {
            lock (_lock)
                return _rate;
        }
    }

    /// <summary>Waits until one more request may go out.</summary>
    public async ValueTask WaitAsync(CancellationToken stop)
    {
        DateTimeOffset? slot = null;
        while (true)
        {
            TimeSpan delay;
            lock (_lock)
            {
                var now = _time.GetUtcNow();
                if (now < _pausedUntil)
                {
                    // Whoever held a slot takes a new one after the pause, so that they do not all leave at its end.
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

            // Timers count whole milliseconds; a wait of none would only spin.
            await Task.Delay(delay < ShortestWait ? ShortestWait : delay, _time, stop).ConfigureAwait(false);
        }
    }

    /// <summary>Tells that the service took a request without complaint about the rate.</summary>
    public void Accepted()
    {
        lock (_lock)
        {
            _throttledInARow = 0;
            _taken++;
            var now = _time.GetUtcNow();
            if (now - _windowStart < Window)
                return;
            if (!double.IsPositiveInfinity(_rate))
            {
                _rate *= 1.1;
                if (_rate > 4 * _unthrottledRate)
                    _rate = double.PositiveInfinity;
            }

            StartWindow(now);
        }
    }

    /// <summary>Tells that the service asked to slow down.</summary>
    public void Throttled(TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            var pause = retryAfter ?? Backoff.Delay(options, ++_throttledInARow);
            var until = now + (pause < LongestPause ? pause : LongestPause);
            if (until > _pausedUntil)
                _pausedUntil = until;

            if (double.IsPositiveInfinity(_rate))
            {
                var elapsed = Math.Max((now - _windowStart).TotalSeconds, 0.001);
                _unthrottledRate = Math.Max(_taken / Math.Max(elapsed, 1), options.ThrottleLimit);
                _rate = Math.Max(_unthrottledRate * 2 / 3, SlowestRate);
                StartWindow(now);
            }
            else if (now - _windowStart >= Window)
            {
                _rate = Math.Max(_rate * 2 / 3, SlowestRate);
                StartWindow(now);
            }
        }
    }

    private void StartWindow(DateTimeOffset now)
    {
        _windowStart = now;
        _taken = 0;
    }
}
