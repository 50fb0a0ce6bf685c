using System.Globalization;
using System.Text;
using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>Writes texts so that every reader returns them unchanged, character for character.</summary>
internal static class SheetText
{
    private const int EscapeLength = 7;

    /// <summary>Writes a text element that preserves white space.</summary>
    public static void WriteText(this XmlWriter writer, string text)
    {
        writer.WriteStartElement("t", XmlPart.Main);
        if (text.AsSpan().Trim().Length != text.Length || text.Contains('\n', StringComparison.Ordinal))
            writer.WriteAttributeString("xml", "space", null, "preserve");
        writer.WriteString(Encode(text));
        writer.WriteEndElement();
    }

    /// <summary>Escapes what XML cannot represent or would change, and what readers would take for an escape.</summary>
    public static string Encode(string text)
    {
        StringBuilder? encoded = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                encoded?.Append(text[i]).Append(text[i + 1]);
                i++;
            }
            else if (NeedsEscape(text, i))
            {
                encoded ??= new StringBuilder(text, 0, i, text.Length + EscapeLength);
                encoded.Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
            }
            else
            {
                encoded?.Append(text[i]);
            }
        }

        return encoded?.ToString() ?? text;
    }

    private static bool NeedsEscape(string text, int i) => text[i] switch
    {
        '\t' or '\n' => false,
        < ' ' or '\uFFFE' or '\uFFFF' => true,
        '_' => i + EscapeLength <= text.Length && CellText.Decode(text.Substring(i, EscapeLength)).Length == 1,
        var other => char.IsSurrogate(other),
    };
}
