using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Rules;

public sealed class RequiredAttributeTests
{
    public static TheoryData<object?> Missing => new((object?)null, "", new SensitiveText(""), new List<string>());

    public static TheoryData<object> Present => ["x", " ", 0, new SensitiveText("x"), new List<string> { "" }];

    [Theory]
    [MemberData(nameof(Missing))]
    public void Missing_value_breaks_the_rule(object? value) => Assert.False(RuleVerdict.Keeps(new RequiredAttribute(), value));

    [Theory]
    [MemberData(nameof(Present))]
    public void Value_keeps_the_rule(object value) => Assert.True(RuleVerdict.Keeps(new RequiredAttribute(), value));

    [Fact]
    public void Empty_text_keeps_the_rule_where_it_is_allowed() => Assert.True(RuleVerdict.Keeps(new RequiredAttribute { AllowEmpty = true }, ""));

    [Fact]
    public void Null_breaks_the_rule_where_an_empty_text_is_allowed() => Assert.False(RuleVerdict.Keeps(new RequiredAttribute { AllowEmpty = true }, null));

    [Fact]
    public void Missing_value_is_an_error() => Assert.Equal(Severity.Error, new RequiredAttribute().Severity);
}
