using QualificationTools.Rules;

namespace QualificationTools.Core.Tests.Rules;

public sealed class OneOfAttributeTests
{
    private static readonly OneOfAttribute Rule = new("线上机构", "线下机构");

    [Theory]
    [InlineData("线上机构")]
    [InlineData("线下机构")]
    public void Documented_text_keeps_the_rule(string text) => Assert.True(RuleVerdict.Keeps(Rule, text));

    [Theory]
    [InlineData("线上")]
    [InlineData("线上机构 ")]
    [InlineData("")]
    public void Another_text_breaks_the_rule(string text) => Assert.False(RuleVerdict.Keeps(Rule, text));

    [Fact]
    public void Details_are_the_documented_texts() => Assert.Equal(["线上机构 / 线下机构"], RuleVerdict.Broken(Rule, "x")!);

    [Fact]
    public void Missing_text_is_left_to_another_rule() => Assert.True(RuleVerdict.Keeps(Rule, null));

    [Fact]
    public void Another_text_is_an_error() => Assert.Equal(Severity.Error, Rule.Severity);
}
