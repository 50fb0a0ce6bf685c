using QualificationTools.Rules;

namespace QualificationTools.Core.Tests.Rules;

public sealed class ReplacementCharacterAttributeTests
{
    [Theory]
    [InlineData("\uFFFD")]
    [InlineData("北京\uFFFD\uFFFD区")]
    public void Replacement_character_breaks_the_rule(string text) => Assert.False(RuleVerdict.Keeps(new ReplacementCharacterAttribute(), text));

    [Theory]
    [InlineData("")]
    [InlineData("北京市海淀区")]
    [InlineData("?")]
    public void Another_text_keeps_the_rule(string text) => Assert.True(RuleVerdict.Keeps(new ReplacementCharacterAttribute(), text));

    [Fact]
    public void Replacement_character_is_a_warning() => Assert.Equal(Severity.Warning, new ReplacementCharacterAttribute().Severity);
}
