using QualificationTools.Emulator;
using QualificationTools.Emulator.Faults;

namespace QualificationTools.Core.Tests.Emulator;

public sealed class FaultScriptTests
{
    [Theory]
    [InlineData("""[ { "action": "UpdateQualification", "statsu": 503 } ]""", "Rule 1: 'statsu' is not known")]
    [InlineData("""[ { "action": "token" } ]""", "Rule 1: it has no effect")]
    [InlineData("""[ { "status": "503" } ]""", "Rule 1: 'status' must be an integer from 200 to 599")]
    [InlineData("""[ { "status": 503, "attempt": "2-1" } ]""", "Rule 1: 'attempt' must be a number")]
    [InlineData("""[ { "status": 503, "attempt": 0 } ]""", "Rule 1: 'attempt' must be a number")]
    [InlineData("""[ { "truncate": true, "nonJson": true } ]""", "Rule 1: 'nonJson' cannot stand beside Truncate")]
    [InlineData("""[ { "oversize": 5, "status": 500 } ]""", "Rule 1: 'status' cannot stand beside Oversize")]
    [InlineData("""[ { "status": 504, "apply": false, "applyAfterMs": 500 } ]""", "Rule 1: 'applyAfterMs' cannot stand beside 'apply'")]
    [InlineData("""[ { "delayMs": 5, "applyAfterMs": 500 } ]""", "Rule 1: 'applyAfterMs' cannot stand beside 'apply' or None")]
    [InlineData("""[ { "hangAfterApply": true, "applyAfterMs": 500 } ]""", "Rule 1: 'applyAfterMs' cannot stand beside 'apply' or HangAfterApply")]
    [InlineData("""[ { "truncate": true, "repeatAnswer": true } ]""", "Rule 1: 'repeatAnswer' cannot stand beside Truncate")]
    [InlineData("""[ { "gateway": true, "empty": true } ]""", "Rule 1: 'empty' cannot stand beside Gateway")]
    [InlineData("""[ { "gateway": true, "code": "X" } ]""", "Rule 1: 'code', 'message' and 'envelope' belong to an error")]
    [InlineData("""[ { "hang": true, "apply": true } ]""", "Rule 1: 'apply' cannot stand beside HangBeforeApply")]
    [InlineData("""[ { "delayMs": 5, "retryAfter": 1 } ]""", "Rule 1: 'retryAfter' needs a 'status'")]
    [InlineData("""[ { "status": 429, "retryAfter": "soon" } ]""", "Rule 1: 'retryAfter' must be seconds or an HTTP date")]
    [InlineData("""[ { "status": 503, "probability": 1.5 } ]""", "Rule 1: 'probability' must be a number from 0 to 1")]
    [InlineData("""[ { "status": 503, "seed": 5 } ]""", "Rule 1: 'seed' needs 'probability'")]
    [InlineData("""[ { "code": "X", "envelope": "error" } ]""", "Rule 1: 'envelope' must be err")]
    [InlineData("""[ { "redirect": "http://127.0.0.1/", "status": 200 } ]""", "Rule 1: the status of a redirect must be")]
    [InlineData("""[ { "status": 503, "status": 500 } ]""", "Rule 1 names 'status' twice")]
    [InlineData("""{ "rule": [] }""", "The fault script has an unknown member 'rule'")]
    [InlineData("5", "The fault script must be an array of rules")]
    [InlineData("[", "The fault script is not JSON")]
    public void Wrong_script_is_refused_and_the_place_named(string json, string message)
    {
        var refused = Assert.Throws<FormatException>(() => FaultScript.Parse(json));

        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Action_that_no_service_has_is_refused_when_the_script_is_loaded()
    {
        var script = FaultScript.Parse("""[ { "status": 503 }, { "action": "updatequalification", "status": 503 } ]""");

        var refused = await Assert.ThrowsAsync<FormatException>(
            () => EmulatorHost.StartAsync(new EmulatorOptions { Faults = script }, TestContext.Current.CancellationToken));

        Assert.StartsWith("Rule 2: no action is called 'updatequalification'; known: AddQualification, ", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[ { "status": 503 } ]""")]
    [InlineData("""{ "rules": [ { "status": 503 } ] }""")]
    [InlineData("""[ /* a comment */ { "status": 503, }, ]""")]
    public void Script_is_an_array_or_an_object_with_rules(string json)
    {
        Assert.Equal(503, Assert.Single(FaultScript.Parse(json).Rules).Status);
    }

    [Theory]
    [InlineData("2", new[] { 2 })]
    [InlineData("\"2-3\"", new[] { 2, 3 })]
    [InlineData("[1, 3]", new[] { 1, 3 })]
    [InlineData("[1, \"3-\"]", new[] { 1, 3, 4, 5 })]
    public void Attempts_are_numbers_ranges_and_lists(string attempt, int[] expected)
    {
        var rule = Assert.Single(FaultScript.Parse($$"""[ { "status": 503, "attempt": {{attempt}} } ]""").Rules);

        Assert.Equal(expected, Enumerable.Range(1, 5).Where(rule.Attempt!.Contains));
    }

    [Theory]
    [InlineData("""[ { "status": 503 } ]""", false)]
    [InlineData("""[ { "status": 500, "apply": true } ]""", true)]
    [InlineData("""[ { "nonJson": true } ]""", false)]
    [InlineData("""[ { "truncate": true } ]""", true)]
    [InlineData("""[ { "truncate": true, "apply": false } ]""", false)]
    [InlineData("""[ { "resetAfterApply": true } ]""", true)]
    [InlineData("""[ { "hangBeforeApply": true } ]""", false)]
    [InlineData("""[ { "delayMs": 5 } ]""", true)]
    [InlineData("""[ { "gateway": true } ]""", false)]
    [InlineData("""[ { "gateway": true, "apply": true } ]""", true)]
    [InlineData("""[ { "empty": true } ]""", false)]
    [InlineData("""[ { "status": 504, "applyAfterMs": 500 } ]""", false)]
    [InlineData("""[ { "repeatAnswer": true } ]""", true)]
    public void Each_ending_settles_whether_the_request_takes_effect(string json, bool takesEffect)
    {
        Assert.Equal(takesEffect, FaultScript.Parse(json).Rules[0].TakesEffect);
    }
}
