using QualificationTools.Rules;

namespace QualificationTools.Core.Tests.Rules;

public sealed class ExcelDamageAttributeTests
{
    [Theory]
    [InlineData("9.13E+17")]
    [InlineData("1.10101E+17")]
    [InlineData("1E+17")]
    [InlineData("1.1e+17")]
    [InlineData("110101199003070000")]
    [InlineData("7177350732142850000")]
    public void Rewritten_number_breaks_the_rule(string text) => Assert.False(RuleVerdict.Keeps(new ExcelDamageAttribute(), text));

    [Theory]
    [InlineData("110101199003070038")]
    [InlineData("E_7177350732142854188")]
    [InlineData("13900000000")]
    [InlineData("1000000")]
    [InlineData("9.13E17")]
    [InlineData("MODEL 9.13E+17")]
    [InlineData("")]
    [InlineData("2029-09-10")]
    public void Whole_number_or_another_text_keeps_the_rule(string text) => Assert.True(RuleVerdict.Keeps(new ExcelDamageAttribute(), text));

    [Fact]
    public void Long_text_of_digits_is_read_in_no_time() => Assert.True(RuleVerdict.Keeps(new ExcelDamageAttribute(), new string('0', 1_000_000)));

    [Fact]
    public void Rewritten_number_is_a_warning() => Assert.Equal(Severity.Warning, new ExcelDamageAttribute().Severity);
}
