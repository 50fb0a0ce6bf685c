using QualificationTools.Rules;

namespace QualificationTools.Core.Tests.Rules;

/// <summary>Asks one rule about one value, on 2 March 2026.</summary>
internal static class RuleVerdict
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static object[]? Broken(RuleAttribute rule, object? value) => rule.Broken(value, new RuleContext(null, Today));

    public static bool Keeps(RuleAttribute rule, object? value) => Broken(rule, value) is null;
}
