using QualificationTools.Douyin;
using QualificationTools.Forms;
using QualificationTools.Security;

namespace QualificationTools.Core.Tests.Forms;

public sealed class ScalarValueTests
{
    [Theory]
    [InlineData("text", "text")]
    [InlineData("<empty>", "")]
    [InlineData("", "")]
    [InlineData(1101, "1101")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(9.13E+17, "9.13E+17")]
    public void Value_becomes_a_text(object value, string text) => Assert.Equal(text, Convert(value, typeof(string)));

    [Theory]
    [InlineData("7", 7)]
    [InlineData(" 7 ", 7)]
    [InlineData("-7", -7)]
    [InlineData(7L, 7)]
    [InlineData(7.0, 7)]
    [InlineData((byte)7, 7)]
    [InlineData(IndustryRole.Partner, 3)]
    [InlineData(2147483647L, 2147483647)]
    public void Value_becomes_a_whole_number(object value, int number) => Assert.Equal(number, Convert(value, typeof(int)));

    [Theory]
    [InlineData("7.5")]
    [InlineData(7.5)]
    [InlineData(2147483648L)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData("1e3")]
    [InlineData("")]
    [InlineData(true)]
    public void What_is_no_whole_number_is_refused(object value) => Assert.False(ScalarValue.TryConvert(value, typeof(int), out _));

    [Theory]
    [InlineData(true)]
    [InlineData(IndustryRole.Partner)]
    public void What_is_no_text_is_refused(object value) => Assert.False(ScalarValue.TryConvert(value, typeof(string), out _));

    [Fact]
    public void Sensitive_text_does_not_become_a_plain_one() => Assert.False(ScalarValue.TryConvert(new SensitiveText("x"), typeof(string), out _));

    [Fact]
    public void Text_becomes_a_sensitive_one() => Assert.Equal(new SensitiveText("x"), Convert("x", typeof(SensitiveText)));

    [Theory]
    [InlineData("1", IndustryRole.Teacher)]
    [InlineData("TEACHER", IndustryRole.Teacher)]
    [InlineData("老师", IndustryRole.Teacher)]
    [InlineData(3, IndustryRole.Partner)]
    [InlineData("服务商", IndustryRole.Partner)]
    public void Value_becomes_a_role(object value, IndustryRole role) => Assert.Equal(role, Convert(value, typeof(IndustryRole)));

    [Fact]
    public void Number_without_a_name_is_kept_for_the_rules() => Assert.Equal((IndustryRole)7, Convert("7", typeof(IndustryRole)));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Number_is_written_the_same_in_every_culture(string culture)
    {
        using var _ = InCulture.Of(culture);

        Assert.Equal("-1.5", Convert(-1.5, typeof(string)));
    }

    private static object? Convert(object value, Type type) => ScalarValue.TryConvert(value, type, out var converted) ? converted : null;
}
