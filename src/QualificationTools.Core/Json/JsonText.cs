using System.Globalization;
using System.Text;
using System.Text.Json;

namespace QualificationTools.Json;

/// <summary>Reads the next value of an answer leniently: services write numbers as texts and texts as numbers.</summary>
internal static class JsonText
{
    /// <summary>Gives a text, or a number as it is written; null for anything else.</summary>
    public static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>Gives a number, or a text that is one; null for anything else.</summary>
    public static long? ReadInt64(ref Utf8JsonReader reader) =>
        long.TryParse(ReadText(ref reader), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
