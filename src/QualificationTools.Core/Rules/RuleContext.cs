namespace QualificationTools.Rules;

/// <summary>What a rule may look at besides the value.</summary>
/// <param name="Form">The whole form, or null where a single parameter is checked.</param>
/// <param name="Today">The date to compare dates with.</param>
internal readonly record struct RuleContext(object? Form, DateOnly Today);
