using System.Globalization;

namespace QualificationTools.Rules;

/// <summary>The numbers that the service documents.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOfNumbersAttribute : RuleAttribute
{
    /// <summary>Initializes the rule.</summary>
    /// <param name="severity">An error if the set is closed, a warning if the service's own sample uses other
    /// values.</param>
    /// <param name="values">The numbers.</param>
    public OneOfNumbersAttribute(Severity severity, params int[] values)
        : base(severity == Severity.Error ? "OneOf" : "UnusualValue", severity) => Values = values;

    /// <summary>Gets the numbers.</summary>
    public IReadOnlyList<int> Values { get; }

    internal override object[] Limits =>
        [string.Join(" / ", Values.Select(number => number.ToString(CultureInfo.InvariantCulture)))];

    internal override object[]? Broken(object? value, in RuleContext context)
    {
        if (value is null || Values.Contains(Convert.ToInt32(value, CultureInfo.InvariantCulture)))
            return null;
        return Limits;
    }
}
