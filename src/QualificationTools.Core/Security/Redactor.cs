using System.Collections;
using System.Text;
using System.Text.Json;
using QualificationTools.Forms;

namespace QualificationTools.Security;

/// <summary>Takes sensitive values out of a text that comes from outside, such as a service's message that repeats its input.</summary>
internal static class Redactor
{
    private const int ShortestEncoded = 4;

    /// <summary>Gives the text with every sensitive value of the form masked.</summary>
    public static string Redact(string text, QualificationForm form) => Redact(text, form, []);

    /// <summary>Gives the text with every sensitive value of the form, and the secrets, masked.</summary>
    public static string Redact(string text, QualificationForm form, IEnumerable<SensitiveText> secrets) =>
        Redact(text, secrets.Concat(SensitiveValues(form)));

    /// <summary>Gives the text with the values masked, in whatever spelling a service or a proxy may repeat them.</summary>
    public static string Redact(string text, IEnumerable<SensitiveText> values)
    {
        // The longest first: a value that is a part of another must not leave the rest of it standing.
        foreach (var value in values.Select(value => value.Reveal()).Where(value => value.Length > 0).OrderByDescending(value => value.Length))
        {
            foreach (var spelling in Spellings(value))
            {
                if (text.Contains(spelling, StringComparison.OrdinalIgnoreCase))
                    text = text.Replace(spelling, SensitiveText.Mask, StringComparison.OrdinalIgnoreCase);
            }
        }

        return text;
    }

    private static IEnumerable<string> Spellings(string value)
    {
        yield return value;
        // Of a short value these say nothing, and would mask at random.
        if (Encoding.UTF8.GetByteCount(value) < ShortestEncoded)
            yield break;
        yield return Uri.EscapeDataString(value);
        yield return JsonEncodedText.Encode(value).Value;
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(value)).TrimEnd('=');
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
