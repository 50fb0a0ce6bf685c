using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Rules;

public sealed class NotMaskedAttributeTests
{
    [Fact]
    public void Mask_breaks_the_rule() => Assert.False(RuleVerdict.Keeps(new NotMaskedAttribute(), new SensitiveText("***")));

    [Fact]
    public void Mask_in_a_plain_text_breaks_the_rule() => Assert.False(RuleVerdict.Keeps(new NotMaskedAttribute(), "***"));

    [Fact]
    public void Mask_among_paths_breaks_the_rule() => Assert.False(RuleVerdict.Keeps(new NotMaskedAttribute(), new List<string> { "a", "***" }));

    [Theory]
    [InlineData("")]
    [InlineData("**")]
    [InlineData("张***")]
    public void Another_text_keeps_the_rule(string text) => Assert.True(RuleVerdict.Keeps(new NotMaskedAttribute(), text));

    [Fact]
    public void Mask_is_an_error() => Assert.Equal(Severity.Error, new NotMaskedAttribute().Severity);
}
