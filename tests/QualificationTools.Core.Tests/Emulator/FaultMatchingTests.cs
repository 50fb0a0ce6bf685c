using QualificationTools.Emulator;
using QualificationTools.Emulator.Faults;

namespace QualificationTools.Core.Tests.Emulator;

public sealed class FaultMatchingTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private EmulatorHost _emulator = null!;
    private VmsCaller _caller = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { TimeProvider = _time });
        _caller = new VmsCaller(_emulator, _time);
    }

    public async ValueTask DisposeAsync()
    {
        _caller.Dispose();
        await _emulator.DisposeAsync();
    }

    [Fact]
    public async Task Rule_is_for_its_action_only()
    {
        Use("""[ { "action": "QueryQualification", "status": 503 } ]""");

        Assert.Equal("200", await UpdateAsync("QUA1"));
    }

    [Fact]
    public async Task Rule_is_for_its_key_only()
    {
        Use("""[ { "key": "QUA2", "status": 503 } ]""");

        Assert.Equal("200 503", await UpdateAsync("QUA1", "QUA2"));
    }

    [Fact]
    public async Task Star_at_the_end_of_a_key_stands_for_any_ending()
    {
        Use("""[ { "key": "QUA2*", "status": 503 } ]""");

        Assert.Equal("200 503 503", await UpdateAsync("QUA1", "QUA2", "QUA25"));
    }

    [Fact]
    public async Task Attempts_are_counted_for_each_key()
    {
        Use("""[ { "attempt": 1, "status": 503 } ]""");

        Assert.Equal("503 503 200 200", await UpdateAsync("QUA1", "QUA2", "QUA1", "QUA2"));
    }

    [Fact]
    public async Task Rule_is_used_as_often_as_it_says()
    {
        Use("""[ { "times": 2, "status": 503 } ]""");

        Assert.Equal("503 503 200", await UpdateAsync("QUA1", "QUA2", "QUA3"));
    }

    [Fact]
    public async Task Rule_is_used_on_every_third()
    {
        Use("""[ { "every": 3, "status": 503 } ]""");

        Assert.Equal("200 200 503 200 200 503", await UpdateAsync("QUA1", "QUA2", "QUA3", "QUA4", "QUA5", "QUA6"));
    }

    [Fact]
    public async Task First_rule_that_fits_is_used()
    {
        Use("""[ { "key": "QUA1", "status": 500 }, { "status": 503 } ]""");

        Assert.Equal("500 503", await UpdateAsync("QUA1", "QUA2"));
    }

    [Fact]
    public async Task Drawn_requests_are_the_same_in_any_order()
    {
        var numbers = Enumerable.Range(1, 40).Select(number => $"QUA{number}").ToArray();
        Use("""[ { "probability": 0.5, "seed": 7, "status": 503 } ]""");
        var forwards = await UpdateAsync(numbers);

        _emulator.Reset();
        Use("""[ { "probability": 0.5, "seed": 7, "status": 503 } ]""");
        var backwards = await UpdateAsync([.. numbers.Reverse()]);

        Assert.Equal(forwards.Split(' '), backwards.Split(' ').Reverse());
        Assert.InRange(forwards.Split(' ').Count(status => status == "503"), 10, 30);
    }

    [Fact]
    public async Task Record_names_the_rule_and_the_attempt()
    {
        Use("""[ { "key": "QUA9", "status": 500 }, { "attempt": 2, "status": 503 } ]""");

        await UpdateAsync("QUA1", "QUA1");

        Assert.Equal((2, 2), (_emulator.Requests[1].FaultRule, _emulator.Requests[1].Attempt));
    }

    private void Use(string script) => _emulator.SetFaults(FaultScript.Parse(script));

    /// <summary>The statuses of updates one after the other.</summary>
    private async Task<string> UpdateAsync(params string[] numbers)
    {
        var statuses = new List<int>();
        foreach (var number in numbers)
            statuses.Add((await _caller.UpdateAsync(number)).Status);
        return string.Join(' ', statuses);
    }
}
