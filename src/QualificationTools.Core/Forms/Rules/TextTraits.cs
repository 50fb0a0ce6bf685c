using System.Buffers;
using System.Globalization;
using QualificationTools.Security;

namespace QualificationTools.Rules;

/// <summary>The traits of a text that deserve a closer look. Plain text, Chinese or ASCII, has none.</summary>
[Flags]
internal enum TextTraits : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Control, format, private-use and unassigned characters.</summary>
    Unseen = 1,

    /// <summary>White space other than the plain blank.</summary>
    Space = 2,

    /// <summary>A sign with which programs mark special text: <c># @ { [ &lt; $ % &amp; \ =</c>.</summary>
    Sign = 4,

    /// <summary>A question mark.</summary>
    Question = 8,

    /// <summary>A sign that hides letters.</summary>
    Star = 16,

    /// <summary>A character that text read in a wrong encoding is made of.</summary>
    Garbled = 32,

    /// <summary>U+FFFD.</summary>
    Replacement = 64,

    /// <summary>Half of a pair; whether the other half is there is looked at.</summary>
    Surrogate = 128,
}

/// <summary>Finds the traits of a text in one pass.</summary>
internal static class TextScan
{
    // What ids, codes and numbers are made of; x is a sign that hides digits.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWYZabcdefghijklmnopqrstuvwyz0123456789-_./:, ");

    private static readonly byte[] Marks = MakeMarks();

    /// <summary>Returns the traits.</summary>
    public static TextTraits Of(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExcept(Plain))
            return TextTraits.None;
        var marks = Marks;
        var traits = 0;
        foreach (var letter in text)
        {
            traits |= marks[letter];
            if (!ForeignText.IsPlain(letter))
                traits |= (int)OfRare(letter);
        }

        return (traits & (int)TextTraits.Surrogate) == 0 ? (TextTraits)traits : WithPairs(text, (TextTraits)traits);
    }

    /// <summary>Returns whether a code point is invisible or has no meaning.</summary>
    public static bool IsUnseen(int codePoint) =>
        IsNoCharacter(codePoint)
        || codePoint is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x17B4 or 0x17B5 or 0x034F or 0x2028 or 0x2029
        || CharUnicodeInfo.GetUnicodeCategory(codePoint)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse;

    private static bool IsNoCharacter(int codePoint) =>
        (codePoint & 0xFFFE) == 0xFFFE || codePoint is (>= 0xFDD0 and <= 0xFDEF) or (>= 0xFFF0 and <= 0xFFFC);

    private static TextTraits WithPairs(ReadOnlySpan<char> text, TextTraits traits)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return traits | TextTraits.Unseen;
            if (IsUnseen(char.ConvertToUtf32(text[i], text[++i])))
                traits |= TextTraits.Unseen;
        }

        return traits;
    }

    private static TextTraits OfRare(char letter) =>
        char.IsSurrogate(letter) ? TextTraits.Surrogate
        : letter is '\uFFFD' ? TextTraits.Replacement
        : letter is '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' ? TextTraits.Unseen
        : char.IsWhiteSpace(letter) ? TextTraits.Space
        : IsUnseen(letter) ? TextTraits.Unseen
        : TextTraits.None;

    // By letter, for those that are looked up wherever they occur.
    private static byte[] MakeMarks()
    {
        var marks = new byte[char.MaxValue + 1];
        Mark(marks, "#＃@{[<$%&\\=\"“”'‘’", TextTraits.Sign);
        Mark(marks, "?", TextTraits.Question);
        Mark(marks, "*＊●•█■□○×xX", TextTraits.Star);
        Mark(marks, GarbledText.FirstLetters, TextTraits.Garbled);
        return marks;
    }

    private static void Mark(byte[] marks, string letters, TextTraits trait)
    {
        foreach (var letter in letters)
            marks[letter] |= (byte)trait;
    }
}
