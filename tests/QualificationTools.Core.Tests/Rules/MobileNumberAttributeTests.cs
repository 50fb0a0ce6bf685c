using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Rules;

public sealed class MobileNumberAttributeTests
{
    [Theory]
    [InlineData("13000000000")]
    [InlineData("19999999999")]
    [InlineData("8613900000001")]
    [InlineData("+8613900000001")]
    [InlineData("+86 13900000001")]
    [InlineData("86-13900000001")]
    public void Mobile_number_keeps_the_rule(string number) => Assert.True(RuleVerdict.Keeps(new MobileNumberAttribute(), new SensitiveText(number)));

    [Theory]
    [InlineData("12900000001")]
    [InlineData("1390000000")]
    [InlineData("139000000011")]
    [InlineData("010-62000000")]
    [InlineData("139 0000 0001")]
    [InlineData("１３９００００００００１")]
    [InlineData("13900000001\n")]
    public void Other_number_breaks_the_rule(string number) => Assert.False(RuleVerdict.Keeps(new MobileNumberAttribute(), new SensitiveText(number)));

    [Fact]
    public void Other_number_is_a_warning() => Assert.Equal(Severity.Warning, new MobileNumberAttribute().Severity);
}
