using System.Globalization;

namespace QualificationTools.Workbooks;

/// <summary>Represents a number format, which determines what a cell shows of a number.</summary>
internal sealed class NumberFormat
{
    /// <summary>The code of cells without a format.</summary>
    public const string GeneralCode = "General";

    private const decimal DigitsKept = 1e15m;

    // The formats that have a number but no code in files. Those of 27 to 36 and 50 to 58 are the Chinese ones.
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [1] = "0", [2] = "0.00", [3] = "#,##0", [4] = "#,##0.00", [5] = "$#,##0;-$#,##0", [6] = "$#,##0;-$#,##0",
        [7] = "$#,##0.00;-$#,##0.00", [8] = "$#,##0.00;-$#,##0.00", [9] = "0%", [10] = "0.00%", [11] = "0.00E+00",
        [12] = "# ?/?", [13] = "# ??/??", [14] = "yyyy/m/d", [15] = "d-mmm-yy", [16] = "d-mmm", [17] = "mmm-yy",
        [18] = "h:mm AM/PM",
        [19] = "h:mm:ss AM/PM", [20] = "h:mm", [21] = "h:mm:ss", [22] = "yyyy/m/d h:mm", [27] = "yyyy\"年\"m\"月\"",
        [28] = "m\"月\"d\"日\"", [29] = "m\"月\"d\"日\"", [30] = "m/d/yy", [31] = "yyyy\"年\"m\"月\"d\"日\"",
        [32] = "h\"时\"mm\"分\"", [33] = "h\"时\"mm\"分\"ss\"秒\"", [34] = "上午/下午h\"时\"mm\"分\"",
        [35] = "上午/下午h\"时\"mm\"分\"ss\"秒\"", [36] = "yyyy\"年\"m\"月\"", [37] = "#,##0;-#,##0", [38] = "#,##0;-#,##0",
        [39] = "#,##0.00;-#,##0.00", [40] = "#,##0.00;-#,##0.00", [41] = "#,##0", [42] = "#,##0", [43] = "#,##0.00",
        [44] = "#,##0.00", [45] = "mm:ss", [46] = "[h]:mm:ss", [47] = "mm:ss.0", [48] = "##0.0E+0", [49] = "@",
        [50] = "yyyy\"年\"m\"月\"", [51] = "m\"月\"d\"日\"", [52] = "yyyy\"年\"m\"月\"", [53] = "m\"月\"d\"日\"",
        [54] = "m\"月\"d\"日\"", [55] = "上午/下午h\"时\"mm\"分\"", [56] = "上午/下午h\"时\"mm\"分\"ss\"秒\"",
        [57] = "yyyy\"年\"m\"月\"", [58] = "m\"月\"d\"日\"",
    };

    private readonly IReadOnlyList<FormatSection> _sections;
    private readonly bool _dependsOnLanguage;

    private NumberFormat(string code, bool dependsOnLanguage)
    {
        Code = code;
        _sections = FormatSection.Parse(code);
        _dependsOnLanguage = dependsOnLanguage;
    }

    /// <summary>Gets the format of cells without one.</summary>
    public static NumberFormat General { get; } = new(GeneralCode, false);

    /// <summary>Gets the code.</summary>
    public string Code { get; }

    /// <summary>Returns a format.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="code">The file's code for it, or null. It takes precedence over the number.</param>
    /// <returns>The format; General if it is not known.</returns>
    public static NumberFormat For(int id, string? code) =>
        code is not null ? new NumberFormat(code, false)
        : BuiltIn.TryGetValue(id, out var known) ? new NumberFormat(known, id is >= 32 and <= 35 or 55 or 56)
        : General;

    /// <summary>Returns what a cell with this format shows of a stored number.</summary>
    /// <param name="raw">The number as it is stored.</param>
    /// <param name="is1904">Whether days are counted from 1904.</param>
    /// <returns>Kind, text and damage.</returns>
    public ShownValue Show(string raw, bool is1904)
    {
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number))
            return new ShownValue(CellKind.Number, raw, CellDamage.UnreadableValue);
        var section = SectionFor(number);
        if (section.Meaning is not (FormatMeaning.Plain or FormatMeaning.Number))
            return ShowDate(section.Meaning, number, is1904, raw);
        // This conversion keeps 15 digits, as spreadsheets do: further digits are noise of binary numbers.
        return Math.Abs(number) >= (double)DigitsKept
            ? new ShownValue(CellKind.Number, raw, CellDamage.DigitsLost)
            : new ShownValue(CellKind.Number, section.Show((decimal)number), CellDamage.None);
    }

    private ShownValue ShowDate(FormatMeaning meaning, double number, bool is1904, string raw)
    {
        // In languages other than Chinese, some of these numbers are dates: a whole number is not a time of day.
        if (_dependsOnLanguage && number >= 1 && number == Math.Floor(number))
            meaning = FormatMeaning.Date;
        var text = meaning switch
        {
            FormatMeaning.Elapsed => SerialDate.Elapsed(number),
            FormatMeaning.Time => SerialDate.TimeOfDay(number),
            _ => SerialDate.Date(number, is1904, meaning == FormatMeaning.DateTime),
        };
        var kind = meaning is FormatMeaning.Elapsed or FormatMeaning.Time ? CellKind.Time : CellKind.Date;
        return text is null
            ? new ShownValue(kind, raw, CellDamage.DateOutOfRange)
            : new ShownValue(kind, text, CellDamage.None);
    }

    private FormatSection SectionFor(double number)
    {
        var hasTexts = _sections.Count > 1 && _sections[^1].IsForText;
        var numeric = hasTexts ? _sections.Count - 1 : Math.Min(_sections.Count, 3);
        if (numeric == 1)
            return _sections[0];
        var value = (decimal)Math.Clamp(number, -1e15, 1e15);
        if (_sections.Any(section => section.HasCondition))
        {
            for (var i = 0; i < numeric - 1; i++)
            {
                if (_sections[i].HasCondition ? _sections[i].Accepts(value) : value > 0)
                    return _sections[i];
            }

            return _sections[numeric - 1];
        }

        return value < 0 ? _sections[1] : value == 0 && numeric > 2 ? _sections[2] : _sections[0];
    }
}

/// <summary>Represents what a cell shows.</summary>
internal readonly record struct ShownValue(CellKind Kind, string Text, CellDamage Damage);
