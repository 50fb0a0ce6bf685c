namespace QualificationTools.Workbooks;

/// <summary>Measures texts in the units of column widths: a Chinese character takes two.</summary>
public static class TextWidth
{
    /// <summary>Returns the width of the widest line of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The width, in digits.</returns>
    public static int Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (widest, width) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            width = rune.Value == '\n' ? 0 : width + (IsWide(rune.Value) ? 2 : 1);
            widest = Math.Max(widest, width);
        }

        return widest;
    }

    // The blocks of characters that East Asian fonts draw at full width.
    private static bool IsWide(int code) =>
        code is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60)
            or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
