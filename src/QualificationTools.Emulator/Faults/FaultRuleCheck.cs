using System.Globalization;
using QualificationTools.Emulator.Douyin;
using QualificationTools.Emulator.Vms;

namespace QualificationTools.Emulator.Faults;

/// <summary>Refuses rules that could never be used, or say two things at once.</summary>
internal static class FaultRuleCheck
{
    private static readonly string[] KnownActions = [.. VmsService.ActionNames, .. DouyinService.ActionNames];

    public static FaultRule Check(FaultRule rule, int number)
    {
        var problem = Problem(rule);
        return problem is null ? rule : throw new FormatException($"Rule {number}: {problem}.");
    }

    private static string? Problem(FaultRule rule)
    {
        if (!KnownActions.Any(action => Matches(rule.Action, action)))
            return $"no action is called '{rule.Action}'; known: {string.Join(", ", KnownActions)}, *";
        if (rule is { Ending: FaultEnding.None, DelayMs: 0, DateSkewSeconds: 0 })
            return "it has no effect";
        if (rule.Status is not null && rule.Ending is not (FaultEnding.Error or FaultEnding.NonJson or FaultEnding.Redirect))
            return $"'status' cannot stand beside {rule.Ending}";
        if (rule.Ending == FaultEnding.Redirect && rule.Status is not (null or 301 or 302 or 303 or 307 or 308))
            return "the status of a redirect must be 301, 302, 303, 307 or 308";
        if ((rule.Code ?? rule.Message ?? (object?)rule.Envelope) is not null && rule.Ending != FaultEnding.Error)
            return "'code', 'message' and 'envelope' belong to an error, which 'status' or 'code' makes";
        if (rule.RetryAfter is not null && rule.Ending is not (FaultEnding.Error or FaultEnding.NonJson))
            return "'retryAfter' needs a 'status', a 'code' or 'nonJson'";
        if (rule.RetryAfter is { } after && !IsRetryAfter(after))
            return "'retryAfter' must be seconds or an HTTP date";
        if (rule.Apply is not null && rule.Ending is not (FaultEnding.Error or FaultEnding.NonJson or FaultEnding.Redirect or FaultEnding.Truncate or FaultEnding.Oversize))
            return $"'apply' cannot stand beside {rule.Ending}, which settles it";
        return rule is { Seed: not 0, Probability: null } ? "'seed' needs 'probability'" : null;
    }

    public static bool Matches(string pattern, string text) =>
        pattern.EndsWith('*')
            ? text.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal)
            : string.Equals(pattern, text, StringComparison.Ordinal);

    private static bool IsRetryAfter(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        || DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
