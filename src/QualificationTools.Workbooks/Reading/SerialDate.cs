using System.Globalization;

namespace QualificationTools.Workbooks;

/// <summary>Converts the day numbers of spreadsheets to dates and times.</summary>
internal static class SerialDate
{
    private const int SecondsADay = 86_400;
    private const int DaysBetweenSystems = 1462;
    private const int LastDay = 2_958_465;
    // The 1900 system has a 29 February 1900, which never existed.
    private const int LeapDayThatNeverWas = 60;

    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>Returns a date, or null if the number has none.</summary>
    /// <param name="serial">The days, and the fraction of a day.</param>
    /// <param name="is1904">Whether days are counted from 1904.</param>
    /// <param name="withTime">Whether the time of day is shown. Midnight is omitted.</param>
    public static string? Date(double serial, bool is1904, bool withTime)
    {
        if (serial < 0 || serial > LastDay + 1)
            return null;
        var (day, second) = Split(serial);
        if (is1904)
            day += DaysBetweenSystems;
        if (day is < 1 or LeapDayThatNeverWas or > LastDay)
            return null;
        var date = Epoch.AddDays(day < LeapDayThatNeverWas ? day + 1 : day).AddSeconds(second);
        return Format(date, withTime);
    }

    /// <summary>Returns a date as text.</summary>
    public static string Format(DateTime date, bool withTime) =>
        date.ToString(
            withTime && date.TimeOfDay != TimeSpan.Zero ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd",
            CultureInfo.InvariantCulture);

    /// <summary>Returns a time of day, or null if the number has none.</summary>
    public static string? TimeOfDay(double serial) =>
        serial < 0 || serial > LastDay ? null : Clock(Split(serial).Second);

    /// <summary>Returns an elapsed time in hours, minutes and seconds, or null if the number has none.</summary>
    public static string? Elapsed(double serial) =>
        serial < 0 || serial > LastDay ? null : Clock((long)Math.Round(serial * SecondsADay));

    private static string Clock(long seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");

    private static (int Day, int Second) Split(double serial)
    {
        var day = (int)Math.Floor(serial);
        var second = (int)Math.Round((serial - day) * SecondsADay);
        return second == SecondsADay ? (day + 1, 0) : (day, second);
    }
}
