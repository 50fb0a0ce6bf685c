using System.Collections;
using QualificationTools.Security;

namespace QualificationTools.Forms;

/// <summary>Finds what a text must not repeat of a row, such as a service's message.</summary>
internal static class SensitiveMembers
{
    /// <summary>Returns every sensitive value of the form, and its key where that is no id.</summary>
    public static IEnumerable<SensitiveText> Of(QualificationForm form) => Values(form).Concat(KeyThatIsNoId(form));

    // Somebody's name and number may stand in the place of an id. The service repeats it as it is, or less its control
    // characters.
    private static IEnumerable<SensitiveText> KeyThatIsNoId(QualificationForm form) =>
        form.NotedKey is { Length: > 0 } key && !RowKey.IsId(key)
            ? [new SensitiveText(key), new SensitiveText(ForeignText.Clean(key))]
            : [];

    private static IEnumerable<SensitiveText> Values(object owner)
    {
        foreach (var node in FormMap.For(owner.GetType()).Nodes)
        {
            switch (node.Get(owner))
            {
                case SensitiveText sensitive:
                    yield return sensitive;
                    break;
                case IList list when node.Kind == FormNodeKind.ObjectList:
                    foreach (var value in list.OfType<object>().SelectMany(Values))
                        yield return value;
                    break;
                case { } child when node.Kind == FormNodeKind.Object:
                    foreach (var value in Values(child))
                        yield return value;
                    break;
            }
        }
    }
}
