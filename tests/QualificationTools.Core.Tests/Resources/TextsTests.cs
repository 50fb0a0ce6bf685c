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
