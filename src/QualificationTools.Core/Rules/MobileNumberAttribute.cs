using System.Text.RegularExpressions;

namespace QualificationTools.Rules;

/// <summary>A mobile number of mainland China has eleven digits and begins with 13 to 19.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class MobileNumberAttribute() : TextRuleAttribute("MobileNumber", Severity.Warning)
{
    internal override object[]? BrokenText(string text, in RuleContext context) => Form().IsMatch(text) ? null : [];

    [GeneratedRegex(@"^(\+?86[- ]?)?1[3-9][0-9]{9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
