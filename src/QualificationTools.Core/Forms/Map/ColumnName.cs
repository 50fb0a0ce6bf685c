using System.Globalization;
using System.Text;

namespace QualificationTools.Forms;

/// <summary>
/// A column's name as it was written, taken apart into the form in which the map knows it and the numbers in it.
/// </summary>
/// <param name="Template">The name with <c>#</c> for each number.</param>
/// <param name="Indexes">The elements that the numbers denote, counted from 0.</param>
internal readonly record struct ColumnName(string Template, IReadOnlyList<int> Indexes)
{
    /// <summary>The highest index that a column may name. No list of either service is longer than 10.</summary>
    public const int HighestIndex = 99;

    /// <summary>
    /// Parses a name. <c>[0]</c> counts from 0, a bare number (<c>Scenario1</c>) from 1; full-width letters, digits and
    /// points count as their ASCII equivalents. Returns null if a number is out of range.
    /// </summary>
    public static ColumnName? Parse(string name)
    {
        var text = FullWidth.ToAscii(name.Trim().Trim('\uFEFF'));
        // The sign stands for a number, and cannot be one itself.
        if (text.Contains('#', StringComparison.Ordinal))
            return null;
        return text.AsSpan().IndexOfAnyInRange('0', '9') < 0
            ? new ColumnName(text, [])
            : TakeNumbers(text, static letter => letter);
    }

    /// <summary>Takes the numbers out of a name.</summary>
    /// <param name="text">The name, in plain characters.</param>
    /// <param name="keep">Returns what the template has for a character that is not a digit; null for nothing.</param>
    /// <returns>The template and the indexes, or null if a number is out of range.</returns>
    internal static ColumnName? TakeNumbers(string text, Func<char, char?> keep)
    {
        var template = new StringBuilder(text.Length);
        var indexes = new List<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                if (keep(text[i]) is { } kept)
                    template.Append(kept);
                continue;
            }

            var start = i;
            while (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
                i++;
            if (
                !int.TryParse(
                    text.AsSpan(start, i - start + 1),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var number))
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
}
