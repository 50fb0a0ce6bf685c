using System.Buffers;

namespace QualificationTools.Security;

/// <summary>Detects values that are partly or wholly masked, as in consoles and exports.</summary>
internal static class MaskSign
{
    // The asterisk, its full-width and small forms, and the operator that input methods offer beside them.
    private static readonly SearchValues<char> Signs = SearchValues.Create("*＊﹡∗");

    /// <summary>
    /// Returns whether a name, a number or another personal value is hidden: none of them has an asterisk in it.
    /// </summary>
    public static bool HidesPart(string text) => text.AsSpan().ContainsAny(Signs);

    /// <summary>
    /// Returns whether a text of any kind is hidden: a free text may have an asterisk in it, but is not made of them,
    /// nor has three in a row.
    /// </summary>
    public static bool HidesText(string text)
    {
        const int Row = 3;
        if (!HidesPart(text))
            return false;
        if (!text.AsSpan().ContainsAnyExcept(Signs))
            return true;
        var inRow = 0;
        foreach (var c in text)
        {
            inRow = Signs.Contains(c) ? inRow + 1 : 0;
            if (inRow == Row)
                return true;
        }

        return false;
    }
}
