using System.Globalization;

namespace QualificationTools.Workbooks;

/// <summary>
/// Represents the drop-down lists that do not fit into a cell's own list: they are on a hidden sheet, each with a name.
/// </summary>
internal sealed class ChoiceLists
{
    // The length of the whole list, including commas, as spreadsheets count it.
    private const int MaxInlineLength = 255;

    private readonly List<IReadOnlyList<string>> _lists = [];

    /// <summary>Gets the lists, one per column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Lists => _lists;

    /// <summary>Returns the formula of a list.</summary>
    public string Formula(IReadOnlyList<string> choices)
    {
        if (choices.Sum(choice => choice.Length + 1) - 1 <= MaxInlineLength && choices.All(FitsInline))
            return $"\"{string.Join(',', choices)}\"";
        var index = _lists.FindIndex(list => list.SequenceEqual(choices, StringComparer.Ordinal));
        if (index < 0)
        {
            index = _lists.Count;
            _lists.Add([.. choices]);
        }

        return Name(index);
    }

    /// <summary>Returns the name of a list.</summary>
    public static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"List_{index + 1}");

    // A comma separates items, a quote ends the list, and white space around an item is lost.
    private static bool FitsInline(string choice) =>
        choice.AsSpan().IndexOfAny(",\"\r\n") < 0 && choice.Length > 0
            && choice.AsSpan().Trim().Length == choice.Length;
}
