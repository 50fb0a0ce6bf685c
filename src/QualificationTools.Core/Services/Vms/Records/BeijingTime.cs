using System.Globalization;

namespace QualificationTools.Vms;

/// <summary>Reads the times of the voice service, which it shows in Beijing time without saying so.</summary>
internal static class BeijingTime
{
    private const long FirstMilliseconds = 100_000_000_000;

    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);
    private static readonly string[] Local =
    [
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy/MM/dd HH:mm:ss",
        "yyyy-MM-dd",
    ];

    /// <summary>Returns the time with the offset of Beijing; null for a text that is not a time.</summary>
    /// <param name="text">A local time, a time with an offset (ISO 8601), or seconds or milliseconds since
    /// 1970.</param>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null)
            return null;
        if (
            DateTime.TryParseExact(
                text,
                Local,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AllowWhiteSpaces,
                out var local))
            return local.Ticks >= Offset.Ticks ? new DateTimeOffset(local, Offset) : null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var since))
            return OfEpoch(since);
        return DateTimeOffset.TryParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time)
            ? InBeijing(time)
            : null;
    }

    private static DateTimeOffset? OfEpoch(long since)
    {
        var ticks = since >= FirstMilliseconds ? since : since * 1000;
        return ticks <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? InBeijing(DateTimeOffset.FromUnixTimeMilliseconds(ticks))
            : null;
    }

    private static DateTimeOffset? InBeijing(DateTimeOffset time) =>
        time.UtcTicks <= DateTime.MaxValue.Ticks - Offset.Ticks ? time.ToOffset(Offset) : null;
}
