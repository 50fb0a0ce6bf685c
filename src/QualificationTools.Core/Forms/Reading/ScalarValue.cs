using System.Globalization;
using System.Reflection;
using QualificationTools.Security;

namespace QualificationTools.Forms;

/// <summary>Turns what stands in a cell into the type of a member, the same in every culture.</summary>
internal static class ScalarValue
{
    /// <summary>What a cell holds to send an empty text.</summary>
    public const string EmptyText = "<empty>";

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

    private static string? ToText(object value) => value switch
    {
        string text => text == EmptyText ? "" : text,
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Enum or bool or char[] => null,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static int? ToInt32(object value) => value switch
    {
        string text => int.TryParse(text.AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        int number => number,
        long number when number is >= int.MinValue and <= int.MaxValue => (int)number,
        double number when number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue => (int)number,
        decimal number when number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue => (int)number,
        short or byte or sbyte or ushort or Enum => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static object? ToEnum(object value, Type type)
    {
        if (ToInt32(value) is { } number)
            return Enum.ToObject(type, number);
        if (value is not string text)
            return null;
        var name = text.Trim();
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (field.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || field.GetCustomAttribute<ChineseNameAttribute>()?.Name == name)
                return field.GetValue(null);
        }

        return null;
    }
}
