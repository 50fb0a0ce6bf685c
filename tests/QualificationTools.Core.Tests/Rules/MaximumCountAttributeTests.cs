using QualificationTools.Rules;

namespace QualificationTools.Core.Tests.Rules;

public sealed class MaximumCountAttributeTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void List_has_at_most_ten_elements(int count, bool keeps) =>
        Assert.Equal(keeps, RuleVerdict.Keeps(new MaximumCountAttribute(10), new List<int>(Enumerable.Range(0, count))));

    [Fact]
    public void Details_are_the_count_and_the_limit() => Assert.Equal([11, 10], RuleVerdict.Broken(new MaximumCountAttribute(10), new int[11])!);

    [Fact]
    public void Missing_list_keeps_the_rule() => Assert.True(RuleVerdict.Keeps(new MaximumCountAttribute(10), null));

    [Fact]
    public void List_that_is_too_long_is_an_error() => Assert.Equal(Severity.Error, new MaximumCountAttribute(10).Severity);
}
