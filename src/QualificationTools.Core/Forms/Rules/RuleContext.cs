namespace QualificationTools.Rules;

/// <summary>Represents what a rule can see besides the value.</summary>
/// <param name="Form">The whole form, or null if a single parameter is checked.</param>
/// <param name="Today">The date to compare dates with.</param>
/// <param name="IsNew">Whether the record is new to the service, and not one that is updated.</param>
internal readonly record struct RuleContext(object? Form, DateOnly Today, bool IsNew = false);
