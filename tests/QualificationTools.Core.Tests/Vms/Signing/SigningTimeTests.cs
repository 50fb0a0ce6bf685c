using System.Text;
using QualificationTools.Vms.Signing;

namespace QualificationTools.Core.Tests.Vms.Signing;

public sealed class SigningTimeTests
{
    [Theory]
    [InlineData("2025-06-05T03:11:27Z", "20250605T031127Z")]
    [InlineData("2025-06-05T03:11:27.999+08:00", "20250604T191127Z")]
    [InlineData("0001-01-01T00:00:00Z", "00010101T000000Z")]
    [InlineData("9999-12-31T23:59:59Z", "99991231T235959Z")]
    public void Time_is_written_in_UTC_to_the_second(string time, string written) =>
        Assert.Equal(written, Write(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void Calendar_of_the_culture_does_not_matter(string culture)
    {
        using var _ = InCulture.Of(culture);

        Assert.Equal("20250605T031127Z", Write(new DateTimeOffset(2025, 6, 5, 3, 11, 27, TimeSpan.Zero)));
    }

    private static string Write(DateTimeOffset time)
    {
        Span<byte> written = stackalloc byte[SigningTime.Length];
        SigningTime.Write(time, written);
        return Encoding.ASCII.GetString(written);
    }
}
