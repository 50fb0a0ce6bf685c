using System.Globalization;
using System.Reflection;
using QualificationTools.Forms;
using QualificationTools.Rules;

namespace QualificationTools.Tables;

/// <summary>Represents the values to choose from in a column.</summary>
/// <param name="Texts">The texts, in the spelling of the header.</param>
/// <param name="AllowsOther">Whether something else may be typed.</param>
internal sealed record ColumnChoices(IReadOnlyList<string> Texts, bool AllowsOther = false)
{
    /// <summary>Gets those of a column that may hold anything.</summary>
    public static ColumnChoices None { get; } = new([]);

    private bool IsYesNo { get; init; }

    /// <summary>Returns the choices of a member.</summary>
    /// <param name="node">The member.</param>
    /// <param name="spelling">The spelling of the header.</param>
    public static ColumnChoices Of(FormNode node, HeaderSpelling spelling)
    {
        if (node.Kind != FormNodeKind.Value)
            return None;
        if (node.ElementType.IsEnum)
            return new ColumnChoices([
                .. node
                    .ElementType.GetFields(BindingFlags.Public | BindingFlags.Static)
                    .Select(field => FormCell.Show((Enum)field.GetValue(null)!, spelling)),
            ]);
        if (node.Names is YesNoAttribute)
            return new ColumnChoices(
                spelling == HeaderSpelling.Wire ? ["1", "0"] : YesAndNo(spelling == HeaderSpelling.Chinese))
            {
                IsYesNo = true,
            };
        if (node.Names?.Choices is { Count: > 0 } names)
            return new ColumnChoices(names, AllowsOther: true);
        if (node.Rules.OfType<OneOfAttribute>().FirstOrDefault() is { } texts)
            return new ColumnChoices(texts.Values, texts.Severity != Severity.Error);
        if (node.Rules.OfType<OneOfNumbersAttribute>().FirstOrDefault() is { } numbers)
            return new ColumnChoices(
                [.. numbers.Values.Select(number => number.ToString(CultureInfo.InvariantCulture))],
                numbers.Severity != Severity.Error);
        return node.Suggestions.Count > 0 ? new ColumnChoices(node.Suggestions, AllowsOther: true) : None;
    }

    /// <summary>Returns a cell's text as the choices have it.</summary>
    /// <param name="text">The text as a form has it.</param>
    public string? Show(string? text) => !IsYesNo ? text : text switch { "1" => Texts[0], "0" => Texts[1], _ => text };

    private static string[] YesAndNo(bool isChinese)
    {
        using var language = Resources.Texts.Speak(isChinese);
        return [Resources.Texts.Get("Sheet_Yes"), Resources.Texts.Get("Sheet_No")];
    }
}
