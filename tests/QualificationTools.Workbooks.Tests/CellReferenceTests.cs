namespace QualificationTools.Workbooks.Tests;

public sealed class CellReferenceTests
{
    [Theory]
    [InlineData("A1", 1, 1)]
    [InlineData("F12", 12, 6)]
    [InlineData("Z9", 9, 26)]
    [InlineData("AA10", 10, 27)]
    [InlineData("XFD1048576", 1_048_576, 16_384)]
    public void Names_are_read_and_given(string name, int row, int column)
    {
        Assert.True(CellReference.TryParse(name, out var readRow, out var readColumn));
        Assert.Equal((row, column), (readRow, readColumn));
        Assert.Equal(name, CellReference.Format(row, column));
    }

    [Theory]
    [InlineData("$F$12")]
    [InlineData("f12")]
    public void Dollars_and_lower_case_are_understood(string name)
    {
        Assert.True(CellReference.TryParse(name, out var row, out var column));
        Assert.Equal((12, 6), (row, column));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("12")]
    [InlineData("A0")]
    [InlineData("XFE1")]
    [InlineData("A1048577")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA1")]
    [InlineData("A99999999999")]
    [InlineData("A1:B2")]
    [InlineData("Ａ1")]
    public void Other_names_are_none(string name) => Assert.False(CellReference.TryParse(name, out _, out _));

    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("企业名称", 8)]
    [InlineData("ＡＢ，", 6)]
    [InlineData("𠮷", 2)]
    [InlineData("短\n长一些", 6)]
    public void Chinese_characters_are_two_wide(string text, int width) => Assert.Equal(width, TextWidth.Of(text));
}
