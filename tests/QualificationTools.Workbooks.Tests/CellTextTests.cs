namespace QualificationTools.Workbooks.Tests;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("a_x000D_\nb", "a\r\nb")]
    [InlineData("_x005F_x000D_", "_x000D_")]
    [InlineData("_x0041__x0042_", "AB")]
    [InlineData("_x0041_x0042_", "Ax0042_")]
    [InlineData("_x004_", "_x004_")]
    [InlineData("_x00G1_", "_x00G1_")]
    [InlineData("_x", "_x")]
    [InlineData("a_xb_x", "a_xb_x")]
    [InlineData("_x005f_x005F_x0041_", "_x005FA")]
    public void Escapes_are_decoded_from_left_to_right_each_once(string stored, string text) =>
        Assert.Equal(text, CellText.Decode(stored));

    [Theory]
    [InlineData("示例")]
    [InlineData(" a \t\n b ")]
    [InlineData("a\r\nb")]
    [InlineData("_x000D_")]
    [InlineData("_x0041_x0042_")]
    [InlineData("__x0041__")]
    [InlineData("_x005F_")]
    [InlineData("\u0001\u001F\uFFFE\uFFFF")]
    [InlineData("𠮷\uD842")]
    [InlineData("\uDFB7\uD842")]
    [InlineData("<a&b>\"'")]
    [InlineData("塚")]
    public void What_is_written_is_read_character_for_character(string text) =>
        Assert.Equal(text, CellText.Decode(SheetText.Encode(text)));

    [Fact]
    public void Ordinary_text_is_not_escaped() => Assert.Equal("a_b _x 1\n", SheetText.Encode("a_b _x 1\n"));
}
