using System.Collections;
using QualificationTools.Security;

namespace QualificationTools.Forms;

/// <summary>Finds the values of a row that a text, such as a service's message, must not repeat.</summary>
internal static class SensitiveMembers
{
    /// <summary>Returns every sensitive value of the form, and its key if that is not an id.</summary>
    public static IEnumerable<SensitiveText> Of(QualificationForm form) => Values(form).Concat(KeyThatIsNoId(form));

    // A person's name and number may have been entered in place of an id. The service repeats it unchanged, or without
    // its control characters.
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
