using QualificationTools.Rules;

namespace QualificationTools.Douyin;

/// <summary>Requires that <c>add_class_auth</c> has no partner: neither the role nor the partner's own data.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PartnerNotAddedAttribute() : RuleAttribute("PartnerNotAdded", Severity.Error)
{
    internal override bool StandsAlone => false;

    internal override object[]? Broken(object? value, in RuleContext context) =>
        context.IsNew && (value is IndustryRole.Partner or DouyinPartner) ? [] : null;
}
