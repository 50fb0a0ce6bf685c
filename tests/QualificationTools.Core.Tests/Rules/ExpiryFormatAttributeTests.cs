using QualificationTools.Rules;

namespace QualificationTools.Core.Tests.Rules;

public sealed class ExpiryFormatAttributeTests
{
    [Theory]
    [InlineData("2029-09-10")]
    [InlineData("2028-02-29")]
    [InlineData("1999-12-31")]
    [InlineData("长期有效")]
    public void Date_or_no_expiry_keeps_the_rule(string text) => Assert.True(RuleVerdict.Keeps(new ExpiryFormatAttribute(), text));

    [Theory]
    [InlineData("2029/09/10")]
    [InlineData("2029-9-10")]
    [InlineData("20290910")]
    [InlineData("2027-02-29")]
    [InlineData("2029-13-01")]
    [InlineData("2029-09-10 ")]
    [InlineData("2029-09-10T00:00:00")]
    [InlineData("长期")]
    [InlineData("２０２９-09-10")]
    [InlineData("")]
    public void Anything_else_breaks_the_rule(string text) => Assert.False(RuleVerdict.Keeps(new ExpiryFormatAttribute(), text));

    [Fact]
    public void Empty_text_keeps_the_rule_where_it_is_allowed() => Assert.True(RuleVerdict.Keeps(new ExpiryFormatAttribute { AllowEmpty = true }, ""));

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public void Calendar_of_the_culture_does_not_matter(string culture)
    {
        using var _ = InCulture.Of(culture);

        Assert.True(RuleVerdict.Keeps(new ExpiryFormatAttribute(), "2028-02-29"));
    }

    [Fact]
    public void Wrong_form_is_an_error() => Assert.Equal(Severity.Error, new ExpiryFormatAttribute().Severity);
}
