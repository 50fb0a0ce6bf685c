using QualificationTools.Rules;

namespace QualificationTools.Douyin;

/// <summary>The member is required in some roles only.</summary>
/// <param name="roles">The roles.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RequiredForAttribute(params IndustryRole[] roles) : RequiredAttribute
{
    /// <summary>Gets the roles.</summary>
    public IReadOnlyList<IndustryRole> Roles { get; } = roles;

    internal override bool StandsAlone => false;

    internal override object[]? Broken(object? value, in RuleContext context) =>
        context.Form is DouyinClassAuthForm { IndustryRole: { } role } && Roles.Contains(role) && IsMissing(value)
            ? []
            : null;
}
