using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Rules;

/// <summary>The first number is the standard's own example; the others are made up, their check digits computed by hand.</summary>
public sealed class IdNumberAttributeTests
{
    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("11010519491231002x")]
    [InlineData("110101199003070003")]
    [InlineData("110101199003070011")]
    [InlineData("11010119900307002X")]
    [InlineData("110101199003070038")]
    [InlineData("110101199003070046")]
    [InlineData("110101199003070054")]
    [InlineData("110101199003070062")]
    [InlineData("110101199003070070")]
    [InlineData("110101199003070089")]
    [InlineData("110101199003070097")]
    [InlineData("110101199003070185")]
    [InlineData("440300198512010064")]
    [InlineData("51010719770815450X")]
    public void Right_check_digit_keeps_the_rule(string number) => Assert.True(RuleVerdict.Keeps(new IdNumberAttribute(), new SensitiveText(number)));

    [Theory]
    [InlineData("110105194912310020")]
    [InlineData("110101199003070030")]
    [InlineData("11010119900307003X")]
    [InlineData("110101199003070083")]
    [InlineData("440300198512010046")]
    [InlineData("1101011990030700X8")]
    [InlineData("１10101199003070038")]
    [InlineData("110101199003070０38")]
    [InlineData("11010119900307002Y")]
    public void Wrong_check_digit_breaks_the_rule(string number) => Assert.False(RuleVerdict.Keeps(new IdNumberAttribute(), new SensitiveText(number)));

    [Theory]
    [InlineData("110101900307003")]
    [InlineData("14254675125")]
    [InlineData("H12345678")]
    [InlineData("")]
    public void Number_of_another_length_is_left_alone(string number) => Assert.True(RuleVerdict.Keeps(new IdNumberAttribute(), new SensitiveText(number)));

    [Fact]
    public void Wrong_check_digit_is_a_warning() => Assert.Equal(Severity.Warning, new IdNumberAttribute().Severity);

    [Fact]
    public void Number_itself_is_not_among_the_details() => Assert.Empty(RuleVerdict.Broken(new IdNumberAttribute(), "110101199003070030")!);
}
