using System.Globalization;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Vms;

public sealed class BeijingTimeTests
{
    private static readonly DateTimeOffset Expected = new(2026, 3, 2, 9, 30, 15, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("")]
    [InlineData("zh-CN")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void Time_is_the_same_in_every_culture(string culture)
    {
        using var _ = InCulture.Of(culture);

        Assert.Equal(Expected, BeijingTime.Parse("2026-03-02 09:30:15"));
    }

    [Theory]
    [InlineData("2026-03-02 09:30:15")]
    [InlineData("2026-03-02 09:30:15.0")]
    [InlineData("2026-03-02T09:30:15")]
    [InlineData("2026/03/02 09:30:15")]
    [InlineData(" 2026-03-02 09:30:15 ")]
    [InlineData("2026-03-02T09:30:15+08:00")]
    [InlineData("2026-03-02T01:30:15Z")]
    [InlineData("2026-03-02T01:30:15.000Z")]
    [InlineData("1772415015")]
    [InlineData("1772415015000")]
    public void Every_form_is_read(string text)
    {
        var time = BeijingTime.Parse(text);

        Assert.Equal(Expected, time);
        Assert.Equal(TimeSpan.FromHours(8), time?.Offset);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2026-13-40 00:00:00")]
    [InlineData("2569-03-02")]
    [InlineData("0001-01-01 00:00:00")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    public void What_is_no_time_throws_nothing(string? text)
    {
        var time = BeijingTime.Parse(text);

        Assert.True(time is null || time.Value.Year == 2569);
    }

    [Fact]
    public void Time_prints_in_the_calendar_of_the_culture_and_stays_itself()
    {
        using var _ = InCulture.Of("th-TH");

        Assert.Equal("2026-03-02", BeijingTime.Parse("2026-03-02 09:30:15")?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
