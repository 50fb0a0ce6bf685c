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
    [InlineData("138****0001")]
    [InlineData("张*")]
    [InlineData("*明")]
    [InlineData("＊明")]
    [InlineData("张﹡")]
    [InlineData("1101****851X")]
    [InlineData("***先生")]
    [InlineData("*")]
    [InlineData("＊＊＊＊")]
    public void Personal_value_that_is_hidden_in_part_breaks_the_rule(string text) =>
        Assert.False(RuleVerdict.Keeps(new NotMaskedAttribute(), new SensitiveText(text)));

    [Theory]
    [InlineData("**")]
    [InlineData("＊")]
    [InlineData("示例***公司")]
    [InlineData("示例＊＊＊＊公司")]
    [InlineData("a**＊b")]
    public void Plain_text_that_is_hidden_breaks_the_rule(string text) => Assert.False(RuleVerdict.Keeps(new NotMaskedAttribute(), text));

    [Theory]
    [InlineData("")]
    [InlineData("请按*键或#键")]
    [InlineData("A*B*C*D")]
    [InlineData("**重要**")]
    public void Plain_text_with_asterisks_in_it_keeps_the_rule(string text) => Assert.True(RuleVerdict.Keeps(new NotMaskedAttribute(), text));

    [Theory]
    [InlineData("")]
    [InlineData("买买提·艾力")]
    [InlineData("11010119900307003X")]
    public void Personal_value_itself_keeps_the_rule(string text) => Assert.True(RuleVerdict.Keeps(new NotMaskedAttribute(), new SensitiveText(text)));

    [Fact]
    public void Mask_is_an_error() => Assert.Equal(Severity.Error, new NotMaskedAttribute().Severity);
}
