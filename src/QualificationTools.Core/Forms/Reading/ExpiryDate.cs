using System.Globalization;
using System.Text.RegularExpressions;
using QualificationTools.Rules;

namespace QualificationTools.Forms;

/// <summary>Understands the end of a document's validity as spreadsheets, databases and people write it.</summary>
internal static partial class ExpiryDate
{
    // 1954 to 2119 as a spreadsheet counts days.
    private const double FirstSerial = 20_000;
    private const double LastSerial = 80_000;
    private const int LongestText = 40;

    private static readonly HashSet<string> Unlimited = new(StringComparer.OrdinalIgnoreCase)
    {
        "长期",
        "长期有效",
        "永久",
        "永久有效",
        "长期性",
        "无固定期限",
        "无期限",
        "无限期",
        "终身",
        "终身有效",
        "长久",
        "長期",
        "長期有效",
        "permanent",
        "unlimited",
        "indefinite",
        "long-term",
        "long term",
        "longterm",
        "no expiry",
        "never",
        "never expires",
    };

    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ];

    /// <summary>Returns the date as the services want it.</summary>
    /// <param name="value">A text, a number or a date.</param>
    /// <param name="written">The date, <c>长期有效</c>, or the unchanged text if it is not understood.</param>
    /// <returns>The id of the problem, or null. A text that is not understood is left to the rules.</returns>
    public static string? Read(object value, out string? written)
    {
        written = null;
        switch (value)
        {
            case string text:
                written = Read(text, out var hasTime) ?? text;
                return hasTime ? "DateWithTime" : IsAmbiguous(written) ? "ExpiryAmbiguous" : null;
            case DateOnly date:
                written = Write(date);
                return null;
            case DateTime time:
                return Whole(time, out written);
            case DateTimeOffset time:
                return Whole(time.DateTime, out written);
            case double or float or decimal or int or long or short or uint or ulong or ushort:
                var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
                written = FromNumber(number) ?? Convert.ToString(value, CultureInfo.InvariantCulture);
                return number is >= FirstSerial and <= LastSerial && number != Math.Floor(number)
                    ? "DateWithTime"
                    : null;
            default:
                return "NotText";
        }
    }

    // If day and month are both still possible after parsing, they cannot be told apart.
    private static bool IsAmbiguous(string text) =>
        text.Length <= LongestText && DayMonth().Match(Fold(text)) is { Success: true } match
        && int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 12
        && int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 12;

    private static string? Whole(DateTime time, out string? written)
    {
        written = Write(DateOnly.FromDateTime(time));
        // A time of day is what another time zone has made of midnight: the day may be the wrong one.
        return time.TimeOfDay == TimeSpan.Zero ? null : "DateWithTime";
    }

    private static string? Read(string value, out bool hasTime)
    {
        hasTime = false;
        if (value.Length is 0 or > LongestText)
            return null;
        var text = Fold(value);
        if (Unlimited.Contains(text))
            return ExpiryFormatAttribute.Unlimited;
        if (Range().Match(text) is { Success: true } range)
            return FromRange(range.Groups[1].Value, range.Groups[2].Value);
        var match = Time().Match(text);
        if (!match.Success)
            return Day(text);
        if (Day(text[..match.Index].TrimEnd()) is not { } day)
            return null;
        // Midnight and the last second mean the whole day; a zone with another time means another day.
        var isWholeDay = match.Groups["time"].Value is "0:00" or "00:00" or "0:00:00" or "00:00:00"
            || (match.Groups["time"].Value is "23:59" or "23:59:59" && !match.Groups["zone"].Success);
        hasTime = !isWholeDay;
        return isWholeDay ? day : null;
    }

    // 2019.09.10-2029.09.10, as an identity card has it.
    private static string? FromRange(string from, string to)
    {
        if (Day(from) is not { } first)
            return null;
        if (Unlimited.Contains(to))
            return ExpiryFormatAttribute.Unlimited;
        return Day(to) is { } last && string.CompareOrdinal(first, last) < 0 ? last : null;
    }

    private static string? Day(string text)
    {
        if (YearFirst().Match(text) is { Success: true } match)
            return Of(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
        if (text.Length == 8 && !text.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return Of(text[..4], text[4..6], text[6..]);
        if (Serial().IsMatch(text))
            return FromNumber(double.Parse(text, CultureInfo.InvariantCulture));
        if (Named().Match(text) is { Success: true } named)
            return FromName(named);
        if (DayMonth().Match(text) is not { Success: true } other)
            return null;
        var (one, two) = (
            int.Parse(other.Groups[1].ValueSpan, CultureInfo.InvariantCulture),
            int.Parse(other.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
        return one == two || two > 12 ? Of(other.Groups[3].Value, other.Groups[1].Value, other.Groups[2].Value)
            : one > 12 ? Of(other.Groups[3].Value, other.Groups[2].Value, other.Groups[1].Value)
            : null;
    }

    private static string? FromName(Match match)
    {
        var month =
            Array.FindIndex(
                Months,
                name => match.Groups["month"].Value.StartsWith(name, StringComparison.OrdinalIgnoreCase)) + 1;
        return month == 0
            ? null
            : Of(match.Groups["year"].Value, month.ToString(CultureInfo.InvariantCulture), match.Groups["day"].Value);
    }

    private static string? FromNumber(double number) =>
        number is >= FirstSerial and <= LastSerial && number == Math.Floor(number)
            ? Write(DateOnly.FromDateTime(DateTime.FromOADate(number)))
        : number is >= 19_000_101 and <= 99_991_231 && number == Math.Floor(number)
            ? Day(number.ToString("F0", CultureInfo.InvariantCulture))
        : null;

    private static string? Of(string year, string month, string day) =>
        DateOnly.TryParseExact(
            $"{year}-{month}-{day}",
            "yyyy-M-d",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date)
            ? Write(date)
            : null;

    private static string Write(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Full-width digits and signs, and the apostrophe that keeps a spreadsheet from reading a date.
    private static string Fold(string text) =>
        FullWidth.ToAscii(text.Trim().TrimStart('\'', '\u2018', '\u2019')).Replace('\u3000', ' ');

    [GeneratedRegex(
        @"^([0-9]{4}) ?[-/.年。] ?([0-9]{1,2}) ?[-/.月。] ?([0-9]{1,2}) ?[日号]?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex("^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"^[0-9]{5}(\.0+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Serial();

    [GeneratedRegex(
        @"^((?<day>[0-9]{1,2})[- ](?<month>[A-Za-z]{3,9})\.?[-, ] ?(?<year>[0-9]{4})"
        + @"|(?<month>[A-Za-z]{3,9})\.? (?<day>[0-9]{1,2}),? (?<year>[0-9]{4}))$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(
        @"(?<=[0-9日号])[T ](?<time>[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)(\.[0-9]+)?"
        + @"(?<zone> ?(Z|[+-][0-9]{2}:?[0-9]{2}))?( ?(AM|PM))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(
        @"^([0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?) ?[-—~～至到–] ?"
        + @"([0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?|长期|长期有效|永久|永久有效)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Range();
}
