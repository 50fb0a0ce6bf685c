using QualificationTools.Rules;

namespace QualificationTools.Core.Tests.Rules;

public sealed class NotExpiredAttributeTests
{
    [Theory]
    [InlineData("2026-03-01", false)]
    [InlineData("2026-03-02", true)]
    [InlineData("2026-03-03", true)]
    [InlineData("1999-01-01", false)]
    public void Document_holds_until_the_end_of_its_last_day(string expiry, bool keeps) =>
        Assert.Equal(keeps, RuleVerdict.Keeps(new NotExpiredAttribute(), expiry));

    [Theory]
    [InlineData("长期有效")]
    [InlineData("")]
    [InlineData("01.03.2020")]
    [InlineData(null)]
    public void What_is_no_date_is_left_alone(string? expiry) => Assert.True(RuleVerdict.Keeps(new NotExpiredAttribute(), expiry));

    [Fact]
    public void Expired_document_is_a_warning() => Assert.Equal(Severity.Warning, new NotExpiredAttribute().Severity);
}
