using QualificationTools.Rules;

namespace QualificationTools.Core.Tests.Rules;

public sealed class MaximumLengthAttributeTests
{
    [Theory]
    [InlineData(32_767, true)]
    [InlineData(32_768, false)]
    public void Text_is_no_longer_than_a_cell_can_be(int length, bool keeps) =>
        Assert.Equal(keeps, RuleVerdict.Keeps(new MaximumLengthAttribute(), new string('x', length)));

    [Fact]
    public void Details_are_the_length_and_the_limit() =>
        Assert.Equal([32_768, 32_767], RuleVerdict.Broken(new MaximumLengthAttribute(), new string('x', 32_768))!);

    [Fact]
    public void Text_that_is_too_long_is_an_error() => Assert.Equal(Severity.Error, new MaximumLengthAttribute().Severity);
}
