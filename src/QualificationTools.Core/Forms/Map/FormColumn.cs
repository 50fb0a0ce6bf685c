using System.Collections;
using System.Globalization;
using QualificationTools.Resources;

namespace QualificationTools.Forms;

/// <summary>A column of the input: the member that it reaches and the elements on the way.</summary>
/// <param name="Path">The way to the member.</param>
/// <param name="Indexes">The elements in the name, counted from 0.</param>
internal sealed record FormColumn(FormPath Path, IReadOnlyList<int> Indexes)
{
    /// <summary>Gets the path on the wire, for example <c>merchant_qualifications[0].material_type</c>.</summary>
    public string WireName => Fill(Path.WireName, offset: 0);

    /// <summary>Gets the short English name, for example <c>Qualification1.MaterialType</c>.</summary>
    public string ShortName => Fill(Path.ShortName, offset: 1);

    /// <summary>Gets the name that is shown to a person: the Chinese header where messages are Chinese.</summary>
    public string DisplayName => NameIn(Texts.AreChinese ? HeaderSpelling.Chinese : HeaderSpelling.English);

    /// <summary>Returns the name in one of its spellings.</summary>
    public string NameIn(HeaderSpelling spelling) => spelling switch
    {
        HeaderSpelling.Wire => WireName,
        HeaderSpelling.Chinese => Fill(Path.ChineseName, offset: 1),
        _ => ShortName,
    };

    /// <summary>Returns the value of the column; null if an object on the way is missing.</summary>
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

    /// <summary>
    /// Returns the columns in the order in which the form declares its members, the elements of a list one after the
    /// other.
    /// </summary>
    public static int Compare(FormColumn left, FormColumn right) => left.Places().SequenceCompareTo(right.Places());

    private ReadOnlySpan<int> Places()
    {
        var places = new List<int>();
        var next = 0;
        foreach (var step in Path.Steps)
        {
            places.Add(step.Position);
            if (step.Kind is FormNodeKind.ObjectList or FormNodeKind.TextList && next < Indexes.Count)
                places.Add(Indexes[next++]);
        }

        return places.ToArray();
    }

    private string Fill(string template, int offset)
    {
        foreach (var index in Indexes)
        {
            var at = template.IndexOf('#', StringComparison.Ordinal);
            // The remaining index is the number of one text in a list, whose own name has no place for it.
            template =
                at < 0
                    ? string.Create(CultureInfo.InvariantCulture, $"{template}[{index}]")
                    : string.Concat(
                        template.AsSpan(0, at),
                        (index + offset).ToString(CultureInfo.InvariantCulture),
                        template.AsSpan(at + 1));
        }

        return template;
    }
}
