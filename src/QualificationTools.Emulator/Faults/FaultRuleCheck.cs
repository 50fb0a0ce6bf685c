using System.Globalization;

namespace QualificationTools.Emulator.Faults;

/// <summary>Refuses rules that could never apply or that contradict themselves.</summary>
internal static class FaultRuleCheck
{
    /// <summary>Returns the rule.</summary>
    /// <exception cref="FormatException">The rule contradicts itself. The message names it.</exception>
    public static FaultRule Check(FaultRule rule, int number)
    {
        var problem = ProblemOfEffect(rule) ?? ProblemOfAnswer(rule);
        return problem is null ? rule : throw new FormatException($"Rule {number}: {problem}.");
    }

    /// <summary>Refuses a script with an action that no service has.</summary>
    /// <exception cref="FormatException">An action is unknown. The message names the rule.</exception>
    public static void CheckActions(FaultScript script, IReadOnlyList<string> actions)
    {
        for (var index = 0; index < script.Rules.Count; index++)
        {
            var named = script.Rules[index].Action;
            if (!actions.Any(action => Matches(named, action)))
                throw new FormatException(
                    $"Rule {index + 1}: no action is called '{named}'; known: {string.Join(", ", actions)}, *.");
        }
    }

    public static bool Matches(string pattern, string text) =>
        pattern.EndsWith('*')
            ? text.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal)
            : string.Equals(pattern, text, StringComparison.Ordinal);

    private static string? ProblemOfEffect(FaultRule rule)
    {
        if (rule is { Ending: FaultEnding.None, DelayMs: 0, DateSkewSeconds: 0, RepeatAnswer: false })
            return "it has no effect";
        if (
            rule.Apply is not null
            && !SaysNothingOfEffect(rule)
            && rule.Ending is not (FaultEnding.Truncate or FaultEnding.Oversize))
            return $"'apply' cannot stand beside {rule.Ending}, which settles it";
        if (rule.ApplyAfterMs is not null && (rule.Apply is not null || rule.TakesEffect))
            return $"'applyAfterMs' cannot stand beside 'apply' or {rule.Ending}: the request takes effect once";
        if (rule.RepeatAnswer && rule.Ending is not FaultEnding.None && !SaysNothingOfEffect(rule))
            return $"'repeatAnswer' cannot stand beside {rule.Ending}: there is no whole answer to repeat";
        return rule is { Seed: not 0, Probability: null } ? "'seed' needs 'probability'" : null;
    }

    private static string? ProblemOfAnswer(FaultRule rule)
    {
        if (rule.Status is not null && !SaysNothingOfEffect(rule) && rule.Ending != FaultEnding.Truncate)
            return $"'status' cannot stand beside {rule.Ending}";
        if (rule.Ending == FaultEnding.Redirect && rule.Status is not (null or 301 or 302 or 303 or 307 or 308))
            return "the status of a redirect must be 301, 302, 303, 307 or 308";
        if ((rule.Code ?? rule.Message ?? (object?)rule.Envelope) is not null && rule.Ending != FaultEnding.Error)
            return "'code', 'message' and 'envelope' belong to an error, which 'status' or 'code' makes";
        if (rule.RetryAfter is null)
            return null;
        if (!SaysNothingOfEffect(rule) || rule.Ending == FaultEnding.Redirect)
            return "'retryAfter' needs a 'status', a 'code', 'nonJson', 'gateway' or 'empty'";
        return IsRetryAfter(rule.RetryAfter) ? null : "'retryAfter' must be seconds or an HTTP date";
    }

    /// <summary>
    /// Returns whether the ending is a whole answer of its own, with which a request may or may not have taken effect.
    /// </summary>
    private static bool SaysNothingOfEffect(FaultRule rule) =>
        rule.Ending
            is FaultEnding.Error
                or FaultEnding.NonJson
                or FaultEnding.Redirect
                or FaultEnding.Gateway
                or FaultEnding.Empty;

    private static bool IsRetryAfter(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        || DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
