using System.Globalization;
using System.Resources;
using QualificationTools.Resources;

namespace QualificationTools.Core.Tests.Resources;

public sealed class TextsTests
{
    [Theory]
    [InlineData("en-US", "Run it again.")]
    [InlineData("fr-FR", "Run it again.")]
    [InlineData("zh-CN", "请重新运行。")]
    [InlineData("zh-Hans", "请重新运行。")]
    [InlineData("zh-SG", "请重新运行。")]
    public void Message_is_in_the_language_of_the_user_or_in_English(string culture, string message)
    {
        using var _ = InCulture.Of(culture);

        Assert.Equal(message, Texts.Get("Advice_NotSent"));
    }

    [Theory]
    [InlineData("en-US", true, "请重新运行。")]
    [InlineData("zh-CN", true, "请重新运行。")]
    [InlineData("en-US", false, "Run it again.")]
    [InlineData("zh-CN", false, "Run it again.")]
    public void Language_may_be_told_for_a_while(string culture, bool chinese, string message)
    {
        using var _ = InCulture.Of(culture);
        var before = Texts.Get("Advice_NotSent");

        using (Texts.Speak(chinese))
            Assert.Equal((message, chinese), (Texts.Get("Advice_NotSent"), Texts.AreChinese));

        Assert.Equal((before, culture), (Texts.Get("Advice_NotSent"), CultureInfo.CurrentUICulture.Name));
    }

    [Theory]
    [InlineData(true, "zh-Hans")]
    [InlineData(false, "en")]
    public void Language_that_is_told_leaves_numbers_and_dates_alone(bool chinese, string language)
    {
        using var _ = InCulture.Of("de-DE");
        using var __ = Texts.Speak(chinese);

        Assert.Equal((language, "de-DE"), (CultureInfo.CurrentUICulture.Name, CultureInfo.CurrentCulture.Name));
    }

    [Theory]
    [InlineData("zh-CN", true)]
    [InlineData("zh-Hant", false)]
    [InlineData("en-US", false)]
    [InlineData("de-DE", false)]
    public void Messages_tell_whether_they_are_Chinese(string culture, bool areChinese)
    {
        using var _ = InCulture.Of(culture);

        Assert.Equal(areChinese, Texts.AreChinese);
    }

    [Fact]
    public void Message_that_is_not_there_is_a_mistake() => Assert.Throws<MissingManifestResourceException>(() => Texts.Get("NoSuchMessage"));

    [Fact]
    public void Message_that_may_be_missing_is_null() => Assert.Null(Texts.Find("NoSuchMessage"));

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    [InlineData("ar-SA")]
    [InlineData("de-DE")]
    public void Numbers_in_a_message_are_the_same_in_every_culture(string culture)
    {
        using var _ = InCulture.Of(culture);

        Assert.Contains("1234.5", Texts.Format("Failure_ForeignAnswer", 1234.5), StringComparison.Ordinal);
    }
}
