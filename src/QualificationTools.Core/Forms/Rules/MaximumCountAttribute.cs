using System.Collections;

namespace QualificationTools.Rules;

/// <summary>The greatest number of elements in a list.</summary>
/// <param name="maximum">The number.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MaximumCountAttribute(int maximum) : RuleAttribute("MaximumCount", Severity.Error)
{
    /// <summary>Gets the number.</summary>
    public int Maximum { get; } = maximum;

    internal override object[] Limits => [Maximum];

    internal override object[]? Broken(object? value, in RuleContext context) =>
        value is ICollection list && list.Count > Maximum ? [list.Count, Maximum] : null;
}
