using System.Globalization;
using System.Reflection;
using QualificationTools.Security;

namespace QualificationTools.Forms;

/// <summary>Represents a value of a form as a cell holds it, from which the reader creates the same value.</summary>
/// <param name="Column">The column.</param>
/// <param name="Text">The text of the cell; <see cref="SensitiveText.Mask"/> if the value itself is not known.</param>
internal readonly record struct FormCell(FormColumn Column, string Text)
{
    /// <summary>Returns the cells of a form, without empty ones. Sensitive values are returned in clear.</summary>
    /// <param name="form">The form.</param>
    /// <param name="spelling">The spelling of the header, in which named values are written too.</param>
    public static IEnumerable<FormCell> Of(QualificationForm form, HeaderSpelling spelling) =>
        from path in FormMap.For(form.GetType()).Leaves
        from found in Find(form, path, 0, [])
        from cell in Of(found.Value, path, found.Indexes, spelling)
        select cell;

    private static IEnumerable<(object Value, int[] Indexes)> Find(object owner, FormPath path, int step, int[] indexes)
    {
        var node = path.Steps[step];
        return node.Get(owner) switch
        {
            null => [],
            var value when step == path.Steps.Length - 1 => [(value, indexes)],
            System.Collections.IList list => list.Cast<object?>()
                .SelectMany((element, i) => element is null ? [] : Find(element, path, step + 1, [.. indexes, i])),
            var value => Find(value, path, step + 1, indexes),
        };
    }

    private static IEnumerable<FormCell> Of(object value, FormPath path, int[] indexes, HeaderSpelling spelling)
    {
        var column = new FormColumn(path, indexes);
        return value switch
        {
            // The separator of texts in a cell cannot be part of one of them; then each gets its own column.
            List<string> texts when texts.Exists(text => text.AsSpan().IndexOfAny(';', '；') >= 0) =>
                texts.Select((text, i) => new FormCell(new FormColumn(path, [.. indexes, i]), text)),
            List<string> { Count: 0 } => [],
            List<string> texts => [new FormCell(column, string.Join(';', texts))],
            SensitiveText sensitive => [new FormCell(column, Show(sensitive.Reveal()))],
            string text => [new FormCell(column, Show(text))],
            Enum named => [new FormCell(column, Show(named, spelling))],
            _ => [new FormCell(column, Convert.ToString(value, CultureInfo.InvariantCulture)!)],
        };
    }

    private static string Show(string text) => text.Length == 0 ? ScalarValue.EmptyText : text;

    /// <summary>Returns the value of an enumeration as a cell holds it.</summary>
    internal static string Show(Enum value, HeaderSpelling spelling)
    {
        var field = value.GetType().GetField(value.ToString());
        return spelling switch
        {
            HeaderSpelling.English when field is not null => field.Name,
            HeaderSpelling.Chinese when field?.GetCustomAttribute<ChineseNameAttribute>() is { } chinese =>
                chinese.Name,
            _ => value.ToString("D"),
        };
    }
}
