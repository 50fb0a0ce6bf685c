using System.Collections;
using System.Globalization;

namespace QualificationTools.Forms;

/// <summary>A column of the input: the member that it reaches and the elements on the way.</summary>
/// <param name="Path">The way to the member.</param>
/// <param name="Indexes">The elements that the name tells, counted from 0.</param>
internal sealed record FormColumn(FormPath Path, IReadOnlyList<int> Indexes)
{
    /// <summary>The wire path with its indexes.</summary>
    public string WireName => Fill(Path.WireName, Indexes, offset: 0);

    /// <summary>The name that is shown to a person, with its numbers.</summary>
    public string DisplayName => Fill(Path.DisplayName, Indexes, offset: 1);

    /// <summary>Gives what stands in the column; null where there is nothing on the way.</summary>
    public object? Get(object form)
    {
        var (value, next) = ((object?)form, 0);
        foreach (var step in Path.Steps)
        {
            value = value is null ? null : step.Get(value);
            if (value is IList list && next < Indexes.Count)
                value = Indexes[next] < list.Count ? list[Indexes[next++]] : null;
        }

        return value;
    }

    private static string Fill(string template, IReadOnlyList<int> indexes, int offset)
    {
        foreach (var index in indexes)
        {
            var at = template.IndexOf('#', StringComparison.Ordinal);
            if (at < 0)
                break;
            template = string.Concat(template.AsSpan(0, at), (index + offset).ToString(CultureInfo.InvariantCulture), template.AsSpan(at + 1));
        }

        return template;
    }
}
