using System.Globalization;
using System.Numerics;
using System.Reflection;
using QualificationTools.Security;

namespace QualificationTools.Forms;

/// <summary>Converts the value of a cell to the type of a member, the same in every culture.</summary>
internal static class ScalarValue
{
    /// <summary>The cell content that sends an empty text.</summary>
    public const string EmptyText = "<empty>";

    // A spreadsheet keeps fifteen digits; further digits of a double are not what a person entered.
    private const double FirstLossyDouble = 1e15;
    private const float FirstLossySingle = 1 << 24;

    /// <summary>Converts a value for a member.</summary>
    /// <param name="value">A text, a number, a date: no list and no object.</param>
    /// <param name="node">The member.</param>
    /// <param name="converted">The value of the member; null if there is a problem.</param>
    /// <returns>The id of the problem, or null.</returns>
    public static string? Convert(object value, FormNode node, out object? converted)
    {
        converted = null;
        if (!node.IsText)
        {
            converted = ToNumber(value, node);
            return converted is null ? "NotANumber" : null;
        }

        if (node.IsDate && value is not SensitiveText && !(value is string text && text == EmptyText))
        {
            var problem = ExpiryDate.Read(value, out var written);
            converted = problem is null ? written : null;
            return problem;
        }

        if (IsLossy(value, node.IsCode))
            return "LostDigits";
        return TryConvert(value, node.ElementType, out converted) ? null
            : value is DateTime or DateTimeOffset or DateOnly ? "DateInText"
            : "NotText";
    }

    /// <summary>Turns a value into a type; for a member, <see cref="Convert"/> knows more.</summary>
    public static bool TryConvert(object value, Type type, out object? converted)
    {
        converted = null;
        if (type == typeof(SensitiveText))
        {
            if (value is SensitiveText sensitive)
                converted = sensitive;
            else if (ToText(value) is { } text)
                converted = new SensitiveText(text);
        }
        else if (type == typeof(string))
        {
            converted = ToText(value);
        }
        else if (type.IsEnum)
        {
            converted = ToEnum(value, type);
        }
        else if (ToInt32(value) is { } number)
        {
            converted = number;
        }

        return converted is not null;
    }

    // A name of the member's own, such as a yes, comes before what the value is by itself.
    private static object? ToNumber(object value, FormNode node)
    {
        if (value is string { Length: > 0 } name && node.Names?.Find(name.Trim()) is { } named)
            return named;
        if (value is bool yes && node.Names is YesNoAttribute)
            return yes ? 1 : 0;
        TryConvert(value, node.ElementType, out var converted);
        return converted;
    }

    private static bool IsLossy(object value, bool isCode) =>
        value switch
        {
            double number => Math.Abs(number) >= FirstLossyDouble
                || !double.IsFinite(number)
                || (isCode && number != Math.Floor(number)),
            float number => Math.Abs(number) >= FirstLossySingle
                || !float.IsFinite(number)
                || (isCode && number != MathF.Floor(number)),
            _ => false,
        };

    private static string? ToText(object value) =>
        value switch
        {
            string text => text == EmptyText ? "" : text,
            DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan => null,
            Enum or bool or char[] => null,
            // A column of decimals shows an id as 1101.00.
            decimal number when number == decimal.Truncate(number) => decimal.Truncate(number)
                .ToString(CultureInfo.InvariantCulture),
            double number when number == Math.Floor(number) && Math.Abs(number) < FirstLossyDouble => number.ToString(
                "F0",
                CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };

    private static int? ToInt32(object value) =>
        value switch
        {
            int number => number,
            string text => ToInt32(text),
            _ => OfOtherType(value),
        };

    // By itself: loading the rare types would delay the first row of every session.
    private static int? OfOtherType(object value)
    {
        switch (value)
        {
            case Enum:
                return System.Convert.ToInt32(value, CultureInfo.InvariantCulture);
            case float or double or Half:
                var real = System.Convert.ToDouble(
                    value is Half half ? (double)half : value,
                    CultureInfo.InvariantCulture);
                return real == Math.Floor(real) && Math.Abs(real) <= int.MaxValue ? (int)real : null;
            case decimal number:
                return number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue ? (int)number : null;
            case long
            or short
            or byte
            or sbyte
            or ushort
            or uint
            or ulong
            or BigInteger
            or Int128
            or UInt128
            or nint
            or nuint:
                return ToInt32(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
            default:
                return null;
        }
    }

    // 1101, '1101, １１０１, 1,101 and 1101.0: forms that programs and input methods give a whole number.
    private static int? ToInt32(string value)
    {
        if (
            int.TryParse(
                value.AsSpan().Trim(),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number))
            return number;
        Span<char> text = stackalloc char[32];
        var trimmed = value.AsSpan().Trim().TrimStart('\'');
        if (trimmed.Length is 0 or > 32)
            return null;
        for (var i = 0; i < trimmed.Length; i++)
            text[i] = FullWidth.ToAscii(trimmed[i]);
        text = text[..trimmed.Length];
        if (text.IndexOf(',') > 0 && !IsGrouped(text))
            return null;
        return
            decimal.TryParse(
                text,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var real)
            && real == decimal.Truncate(real)
            && Math.Abs(real) <= int.MaxValue
            ? (int)real
            : null;
    }

    private static bool IsGrouped(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf(',');
        for (var rest = text[at..]; !rest.IsEmpty && rest[0] != '.'; rest = rest[4..])
        {
            if (rest[0] != ',' || rest.Length < 4 || rest[1..4].ContainsAnyExceptInRange('0', '9'))
                return false;
        }

        return at is >= 1 and <= 3;
    }

    private static object? ToEnum(object value, Type type)
    {
        if (ToInt32(value) is { } number)
            return Enum.ToObject(type, number);
        if (value is not string text)
            return null;
        var name = text.Trim();
        if (Named(name, type) is { } named)
            return named;
        // 1001 教师资格证, as in the explanation of the columns: accepted if number and name agree.
        var parts = name.Split(
            [' ', '-', '(', ')', '（', '）', ':', '：', '.', '、', '/'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 2)
            return null;
        object? agreed = null;
        foreach (var part in parts)
        {
            if (
                (ToInt32(part) is { } told ? Enum.ToObject(type, told) : Named(part, type)) is not { } meant
                || (agreed is not null && !agreed.Equals(meant)))
                return null;
            agreed = meant;
        }

        return agreed;
    }

    private static object? Named(string name, Type type)
    {
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var chinese = field.GetCustomAttribute<ChineseNameAttribute>();
            if (field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                || string.Equals(chinese?.Name, name, StringComparison.OrdinalIgnoreCase)
                || chinese?.Synonyms?.Split(';').Contains(name, StringComparer.OrdinalIgnoreCase) == true)
                return field.GetValue(null);
        }

        return null;
    }
}
