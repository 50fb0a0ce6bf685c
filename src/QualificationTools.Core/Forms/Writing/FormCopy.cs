using System.Collections;
using System.Collections.ObjectModel;

namespace QualificationTools.Forms;

/// <summary>Copies forms with all that they hold.</summary>
internal static class FormCopy
{
    /// <summary>Returns a copy that shares no object with the form.</summary>
    /// <param name="form">The form.</param>
    /// <param name="values">Replacements for texts of the form.</param>
    public static TForm Make<TForm>(TForm form, IReadOnlyDictionary<FilePlace, string>? values = null)
        where TForm : QualificationForm => (TForm)Copy(form, values ?? ReadOnlyDictionary<FilePlace, string>.Empty);

    private static object Copy(object owner, IReadOnlyDictionary<FilePlace, string> values)
    {
        var copy = Activator.CreateInstance(owner.GetType())!;
        foreach (var node in FormMap.For(owner.GetType()).Nodes)
        {
            if (node.Get(owner) is not { } value)
                continue;
            node.Set(
                copy,
                node.Kind switch
                {
                    FormNodeKind.Object => Copy(value, values),
                    FormNodeKind.ObjectList => Fill(
                        node.GetOrCreate(copy),
                        ((IList)value).Cast<object?>().Select(element => element is null ? null : Copy(element, values))
                    ),
                    FormNodeKind.TextList => Fill(
                        node.GetOrCreate(copy),
                        ((IList<string>)value).Select(
                            (text, index) => values.GetValueOrDefault(new FilePlace(owner, node, index), text))),
                    _ => node.IsText && values.TryGetValue(new FilePlace(owner, node, 0), out var text) ? text : value,
                });
        }

        return copy;
    }

    private static object Fill(object list, IEnumerable<object?> elements)
    {
        foreach (var element in elements)
            ((IList)list).Add(element);
        return list;
    }
}
