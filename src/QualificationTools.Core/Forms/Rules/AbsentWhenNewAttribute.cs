namespace QualificationTools.Rules;

/// <summary>Requires that the member is empty in a new record, because the service assigns it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AbsentWhenNewAttribute() : RuleAttribute("AbsentWhenNew", Severity.Error)
{
    internal override bool StandsAlone => false;

    internal override object[]? Broken(object? value, in RuleContext context) =>
        context.IsNew && !RequiredAttribute.IsEmpty(value) ? [] : null;
}
