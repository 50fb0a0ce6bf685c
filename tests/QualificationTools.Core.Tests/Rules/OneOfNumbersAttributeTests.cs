using QualificationTools.Douyin;
using QualificationTools.Rules;

namespace QualificationTools.Core.Tests.Rules;

public sealed class OneOfNumbersAttributeTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(-1, false)]
    [InlineData(167, false)]
    [InlineData(null, true)]
    public void Only_documented_numbers_keep_the_rule(int? number, bool keeps) =>
        Assert.Equal(keeps, RuleVerdict.Keeps(new OneOfNumbersAttribute(Severity.Warning, 0, 1), number));

    [Theory]
    [InlineData(IndustryRole.Teacher, true)]
    [InlineData((IndustryRole)0, false)]
    [InlineData((IndustryRole)4, false)]
    public void Number_may_have_a_name(IndustryRole role, bool keeps) =>
        Assert.Equal(keeps, RuleVerdict.Keeps(new OneOfNumbersAttribute(Severity.Error, 1, 2, 3), role));

    [Fact]
    public void Details_are_the_documented_numbers() =>
        Assert.Equal(["1 / 2 / 3"], RuleVerdict.Broken(new OneOfNumbersAttribute(Severity.Error, 1, 2, 3), 7)!);

    [Fact]
    public void Closed_set_is_called_so() => Assert.Equal("OneOf", new OneOfNumbersAttribute(Severity.Error, 1).Id);

    [Fact]
    public void Open_set_warns_of_an_unusual_value() => Assert.Equal("UnusualValue", new OneOfNumbersAttribute(Severity.Warning, 1).Id);
}
