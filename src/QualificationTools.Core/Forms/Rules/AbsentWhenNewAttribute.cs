namespace QualificationTools.Rules;

/// <summary>The service gives the member; a record that is new to it has none.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AbsentWhenNewAttribute() : RuleAttribute("AbsentWhenNew", Severity.Error)
{
    internal override bool StandsAlone => false;

    internal override object[]? Broken(object? value, in RuleContext context) =>
        context.IsNew && !RequiredAttribute.IsEmpty(value) ? [] : null;
}
