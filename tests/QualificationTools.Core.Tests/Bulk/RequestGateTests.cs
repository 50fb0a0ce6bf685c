using QualificationTools.Bulk;

namespace QualificationTools.Core.Tests.Bulk;

public sealed class RequestGateTests
{
    private readonly ManualTime _time = new();

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    private BulkOptions Options => new() { Time = _time, Random = () => 0.5, ThrottleLimit = 6 };

    [Fact]
    public void Without_a_limit_nobody_waits()
    {
        var gate = new RequestGate(Options);

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(WaitAsync(gate, Never).IsCompletedSuccessfully));
    }

    [Theory]
    [InlineData(2, 0.5, 1, 1.5)]
    [InlineData(0.5, 2, 4, 6)]
    [InlineData(10, 0.1, 0.2, 0.3)]
    public async Task Requests_are_evenly_spaced(double rate, double second, double third, double fourth)
    {
        var gate = new RequestGate(Options with { RequestsPerSecond = rate });

        Assert.Equal([0, second, third, fourth], await PassAsync(gate, 4));
    }

    [Fact]
    public async Task Pause_does_not_save_up_requests()
    {
        var gate = new RequestGate(Options with { RequestsPerSecond = 2 });
        await PassAsync(gate);
        _time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal([60, 60.5, 61], await PassAsync(gate, 3));
    }

    [Fact]
    public async Task Those_who_wait_together_leave_one_after_another()
    {
        var gate = new RequestGate(Options with { RequestsPerSecond = 2 });
        await gate.WaitAsync(Never);
        var second = WaitAsync(gate, Never);
        var third = WaitAsync(gate, Never);

        _time.Advance(TimeSpan.FromSeconds(0.5));

        await second.Soon();
        Assert.False(third.IsCompleted);
    }

    [Fact]
    public async Task Request_to_wait_pauses_everybody()
    {
        var gate = new RequestGate(Options);
        gate.Throttled(TimeSpan.FromSeconds(10));

        Assert.Equal(10, await PassAsync(gate));
    }

    [Fact]
    public async Task Those_who_wait_out_a_pause_do_not_leave_together()
    {
        var gate = new RequestGate(Options);
        gate.Throttled(TimeSpan.FromSeconds(10));

        var times = await PassAsync(gate, 3);

        Assert.Equal((10, 3), (times[0], times.Distinct().Count()));
    }

    [Fact]
    public async Task Pause_catches_those_who_wait_already()
    {
        var gate = new RequestGate(Options with { RequestsPerSecond = 1 });
        await gate.WaitAsync(Never);
        var waiting = WaitAsync(gate, Never);

        gate.Throttled(TimeSpan.FromSeconds(10));
        _time.Advance(TimeSpan.FromSeconds(1));
        await _time.WaitForTimersAsync(1).Soon();

        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public async Task Those_whose_turn_came_in_a_pause_do_not_leave_together_at_its_end()
    {
        var gate = new RequestGate(Options with { RequestsPerSecond = 10 });
        await gate.WaitAsync(Never);
        var waiting = new[] { WaitAsync(gate, Never), WaitAsync(gate, Never) };
        gate.Throttled(TimeSpan.FromSeconds(10));
        foreach (var seconds in (double[])[0.1, 0.1, 9.8])
        {
            await _time.WaitForTimersAsync(2).Soon();
            _time.Advance(TimeSpan.FromSeconds(seconds));
        }

        var both = Task.WhenAll(waiting);

        Assert.NotSame(both, await Task.WhenAny(both, _time.WaitForTimersAsync(1)).Soon());
    }

    [Fact]
    public async Task Shorter_pause_does_not_end_a_longer_one()
    {
        var gate = new RequestGate(Options);
        gate.Throttled(TimeSpan.FromSeconds(10));
        gate.Throttled(TimeSpan.FromSeconds(1));

        Assert.Equal(10, await PassAsync(gate));
    }

    [Fact]
    public async Task Pause_is_never_longer_than_two_minutes()
    {
        var gate = new RequestGate(Options);
        gate.Throttled(TimeSpan.FromDays(10_000));

        Assert.Equal(120, await PassAsync(gate));
    }

    [Fact]
    public async Task Pause_without_a_length_is_random_and_grows()
    {
        var gate = new RequestGate(Options);
        gate.Throttled(null);
        var first = await PassAsync(gate);
        gate.Throttled(null);

        Assert.Equal((0.5, 1.5), (first, await PassAsync(gate)));
    }

    [Fact]
    public async Task Pause_without_a_length_is_short_again_after_a_success()
    {
        var gate = new RequestGate(Options);
        gate.Throttled(null);
        await PassAsync(gate);
        gate.Accepted();
        gate.Throttled(null);

        Assert.Equal(1, await PassAsync(gate));
    }

    [Fact]
    public void Rate_is_unknown_until_the_service_complains() => Assert.Equal(double.PositiveInfinity, new RequestGate(Options).Rate);

    [Fact]
    public void Rate_falls_below_what_was_taken()
    {
        var gate = new RequestGate(Options);
        for (var i = 0; i < 100; i++)
            gate.Accepted();

        gate.Throttled(null);

        Assert.InRange(gate.Rate, 50, 99);
    }

    [Fact]
    public void Rate_falls_from_what_is_in_flight_where_nothing_was_taken()
    {
        var gate = new RequestGate(Options with { ThrottleLimit = 100 });

        gate.Throttled(null);

        Assert.InRange(gate.Rate, 50, 99);
    }

    [Fact]
    public void Rate_falls_at_most_once_a_second()
    {
        var gate = Throttled();
        var rate = gate.Rate;
        _time.Advance(TimeSpan.FromSeconds(0.9));

        gate.Throttled(null);

        Assert.Equal(rate, gate.Rate);
    }

    [Fact]
    public void Rate_falls_again_after_a_second()
    {
        var gate = Throttled();
        var rate = gate.Rate;
        _time.Advance(TimeSpan.FromSeconds(1));

        gate.Throttled(null);

        Assert.InRange(gate.Rate, rate / 2, rate * 0.99);
    }

    [Fact]
    public void Rate_never_falls_below_one_request_a_second()
    {
        var gate = new RequestGate(Options);
        for (var i = 0; i < 100; i++)
        {
            gate.Throttled(null);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, gate.Rate);
    }

    [Fact]
    public void Rate_rises_a_little_after_a_second_without_complaint()
    {
        var gate = Throttled();
        var rate = gate.Rate;
        _time.Advance(TimeSpan.FromSeconds(1));

        gate.Accepted();

        Assert.InRange(gate.Rate, rate * 1.01, rate * 1.2);
    }

    [Fact]
    public void Rate_rises_at_most_once_a_second()
    {
        var gate = Throttled();
        _time.Advance(TimeSpan.FromSeconds(1));
        gate.Accepted();
        var rate = gate.Rate;

        gate.Accepted();

        Assert.Equal(rate, gate.Rate);
    }

    [Fact]
    public void Rate_does_not_rise_in_a_second_with_a_complaint()
    {
        var gate = Throttled();
        var rate = gate.Rate;
        _time.Advance(TimeSpan.FromSeconds(0.9));
        gate.Throttled(null);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        gate.Accepted();

        Assert.Equal(rate, gate.Rate);
    }

    [Fact]
    public void Rate_no_longer_binds_after_a_long_time_without_complaint()
    {
        var gate = Throttled();
        for (var i = 0; i < 300; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            gate.Accepted();
        }

        Assert.Equal(double.PositiveInfinity, gate.Rate);
    }

    [Fact]
    public async Task Pause_holds_though_the_rate_no_longer_binds()
    {
        var gate = new RequestGate(Options);
        gate.Throttled(TimeSpan.FromSeconds(120));
        for (var i = 0; i < 60; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            gate.Accepted();
        }

        Assert.Equal((double.PositiveInfinity, 120), (gate.Rate, await PassAsync(gate)));
    }

    [Fact]
    public void Nobody_waits_once_the_rate_no_longer_binds()
    {
        var gate = Throttled();
        for (var i = 0; i < 60; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            gate.Accepted();
        }

        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(WaitAsync(gate, Never).IsCompletedSuccessfully));
    }

    [Theory]
    [InlineData(100, 6, 80)]
    [InlineData(2, 6, 4.8)]
    [InlineData(0, 10, 8)]
    public void Rate_falls_by_a_fifth_of_what_was_taken_or_is_in_flight(int accepted, int inFlight, double rate)
    {
        var gate = new RequestGate(Options with { ThrottleLimit = inFlight });
        Accept(gate, accepted);

        gate.Throttled(null);

        Assert.Equal(rate, gate.Rate, 6);
    }

    [Theory]
    [InlineData(0.9, 24)]
    [InlineData(1, 16)]
    public void Rate_falls_from_the_better_of_the_last_two_seconds(double seconds, double rate)
    {
        var gate = new RequestGate(Options);
        Accept(gate, 20);
        _time.Advance(TimeSpan.FromSeconds(seconds));
        Accept(gate, 10);

        gate.Throttled(null);

        Assert.Equal(rate, gate.Rate, 6);
    }

    [Fact]
    public void Rate_does_not_fall_from_what_was_taken_long_ago()
    {
        var gate = new RequestGate(Options);
        foreach (var count in (int[])[20, 10, 1])
        {
            Accept(gate, count);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        gate.Throttled(null);

        Assert.Equal(8, gate.Rate, 6);
    }

    [Fact]
    public async Task Limit_holds_beside_the_rate_that_was_found()
    {
        var gate = new RequestGate(Options with { RequestsPerSecond = 1 });
        gate.Throttled(TimeSpan.Zero);

        Assert.Equal([0, 1, 2], await PassAsync(gate, 3));
    }

    [Fact]
    public async Task Waiting_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        var gate = new RequestGate(Options);
        gate.Throttled(TimeSpan.FromSeconds(10));
        var waiting = WaitAsync(gate, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Soon());
    }

    private static void Accept(RequestGate gate, int count)
    {
        for (var i = 0; i < count; i++)
            gate.Accepted();
    }

    private static async Task WaitAsync(RequestGate gate, CancellationToken stop) => await gate.WaitAsync(stop);

    private RequestGate Throttled()
    {
        var gate = new RequestGate(Options with { ThrottleLimit = 100 });
        gate.Throttled(null);
        return gate;
    }

    private async Task<List<double>> PassAsync(RequestGate gate, int count)
    {
        var times = new List<double>();
        for (var i = 0; i < count; i++)
            times.Add(await PassAsync(gate));
        return times;
    }

    // Gives the time at which one request may go out, in seconds from the start.
    private async Task<double> PassAsync(RequestGate gate)
    {
        return await _time.RunAsync(TimeAsync(), TimeSpan.FromSeconds(0.01));

        async Task<double> TimeAsync()
        {
            await gate.WaitAsync(Never);
            return Math.Round((_time.GetUtcNow() - ManualTime.DefaultStart).TotalSeconds, 3);
        }
    }
}
