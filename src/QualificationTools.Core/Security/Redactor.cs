using System.Collections;
using QualificationTools.Forms;

namespace QualificationTools.Security;

/// <summary>Takes sensitive values out of a text that comes from outside, such as a service's message that repeats its input.</summary>
internal static class Redactor
{
    /// <summary>Gives the text with every sensitive value of the form masked.</summary>
    public static string Redact(string text, QualificationForm form) => Redact(text, SensitiveValues(form));

    /// <summary>Gives the text with the values masked.</summary>
    public static string Redact(string text, IEnumerable<SensitiveText> values)
    {
        // A value that holds another is masked before it.
        foreach (var secret in values.Select(value => value.Reveal()).OrderByDescending(secret => secret.Length))
        {
            if (secret.Length > 0 && text.Contains(secret, StringComparison.OrdinalIgnoreCase))
                text = text.Replace(secret, SensitiveText.Mask, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    private static IEnumerable<SensitiveText> SensitiveValues(object owner)
    {
        foreach (var node in FormMap.For(owner.GetType()).Nodes)
        {
            switch (node.Get(owner))
            {
                case SensitiveText sensitive:
                    yield return sensitive;
                    break;
                case IList list when node.Kind == FormNodeKind.ObjectList:
                    foreach (var value in list.OfType<object>().SelectMany(SensitiveValues))
                        yield return value;
                    break;
                case { } child when node.Kind == FormNodeKind.Object:
                    foreach (var value in SensitiveValues(child))
                        yield return value;
                    break;
            }
        }
    }
}
