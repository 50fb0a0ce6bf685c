using System.Globalization;
using System.Text;
using System.Xml;

namespace QualificationTools.Workbooks;

/// <summary>Reads the texts of cells: plain, in runs, with phonetic guides, and with escaped characters.</summary>
internal sealed class CellText
{
    /// <summary>The number of characters that a cell can hold.</summary>
    public const int MaxLength = 32_767;

    private const int EscapeLength = 7;
    private const int MaxStoredLength = MaxLength * EscapeLength;

    private readonly StringBuilder _text = new();
    private readonly char[] _buffer = new char[1024];
    private bool _isTooLong;

    /// <summary>Reads the text in the current element and leaves the reader at its end.</summary>
    /// <returns>The text as it is stored.</returns>
    public string ReadContent(XmlReader reader)
    {
        Begin();
        AppendContent(reader);
        return _text.ToString();
    }

    /// <summary>Reads the text of the current element, decodes it, and leaves the reader at its end.</summary>
    /// <returns>The text, or null if it is longer than a cell can hold.</returns>
    public string? ReadText(XmlReader reader)
    {
        Begin();
        AppendContent(reader);
        return Take();
    }

    /// <summary>Reads a string item (si, is): its own text and that of its runs, without phonetic guides.</summary>
    /// <returns>The text, or null if it is longer than a cell can hold.</returns>
    public string? ReadItem(XmlReader reader)
    {
        Begin();
        if (!reader.IsEmptyElement)
        {
            var depth = reader.Depth;
            while (reader.ReadInside(depth))
            {
                if (reader.IsMain("rPh"))
                    SkipContent(reader);
                else if (reader.IsMain("t"))
                    AppendContent(reader);
            }
        }

        return Take();
    }

    /// <summary>Decodes escaped characters such as _x000D_, from left to right, each once.</summary>
    public static string Decode(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
            return text;
        var decoded = new StringBuilder(text.Length);
        var from = 0;
        while (at >= 0)
        {
            if (at + EscapeLength <= text.Length && text[at + EscapeLength - 1] == '_'
                && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture, out var code))
            {
                decoded.Append(text, from, at - from).Append((char)code);
                from = at + EscapeLength;
                at = from - 1;
            }

            at = at + 1 < text.Length ? text.IndexOf("_x", at + 1, StringComparison.Ordinal) : -1;
        }

        return decoded.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Skips to the end of the current element.</summary>
    public static void SkipContent(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return;
        var depth = reader.Depth;
        while (reader.ReadInside(depth))
        {
        }
    }

    private void Begin()
    {
        _text.Clear();
        _isTooLong = false;
    }

    private void AppendContent(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return;
        var depth = reader.Depth;
        while (reader.ReadInside(depth))
        {
            if (reader.NodeType is not (
                XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace))
                continue;
            // In pieces: the text of a damaged file may have any length, and is discarded then.
            int length;
            while ((length = reader.ReadValueChunk(_buffer, 0, _buffer.Length)) > 0)
            {
                if (_text.Length + length <= MaxStoredLength)
                    _text.Append(_buffer, 0, length);
                else
                    _isTooLong = true;
            }
        }
    }

    private string? Take()
    {
        if (_isTooLong)
            return null;
        var text = Decode(_text.ToString());
        return text.Length > MaxLength ? null : text;
    }
}
