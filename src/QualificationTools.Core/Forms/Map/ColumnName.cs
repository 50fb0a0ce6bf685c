using System.Globalization;
using System.Text;

namespace QualificationTools.Forms;

/// <summary>A column's name as it was written, taken apart into the form in which the map knows it and the numbers in it.</summary>
/// <param name="Template">The name with <c>#</c> for each number.</param>
/// <param name="Indexes">The elements that the numbers stand for, counted from 0.</param>
internal readonly record struct ColumnName(string Template, IReadOnlyList<int> Indexes)
{
    /// <summary>The highest index that a column may name. No list of either service is longer than 10.</summary>
    public const int HighestIndex = 99;

    /// <summary>
    /// Reads a name. <c>[0]</c> counts from 0, a bare number (<c>Scenario1</c>) from 1; full-width letters, digits and
    /// points count as their ASCII twins. Gives null where a number is out of range.
    /// </summary>
    public static ColumnName? Parse(string name)
    {
        var text = Fold(name);
        // The sign stands for a number, and is none itself.
        if (text.Contains('#', StringComparison.Ordinal))
            return null;
        if (text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
            return new ColumnName(text, []);

        var template = new StringBuilder(text.Length);
        var indexes = new List<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                template.Append(text[i]);
                continue;
            }

            var start = i;
            while (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
                i++;
            if (!int.TryParse(text.AsSpan(start, i - start + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            if (start == 0 || text[start - 1] != '[')
                number--;
            if (number is < 0 or > HighestIndex)
                return null;
            indexes.Add(number);
            template.Append('#');
        }

        return new ColumnName(template.ToString(), indexes);
    }

    private static string Fold(string name)
    {
        var trimmed = name.Trim().Trim('\uFEFF');
        return trimmed.AsSpan().IndexOfAnyInRange('\uFF01', '\uFF5E') < 0
            ? trimmed
            : string.Create(trimmed.Length, trimmed, static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                    span[i] = source[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(source[i] - 0xFEE0) : source[i];
            });
    }
}
