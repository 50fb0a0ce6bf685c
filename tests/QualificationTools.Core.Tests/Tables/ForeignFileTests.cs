using System.Text;
using QualificationTools.Tables;

namespace QualificationTools.Core.Tests.Csv;

public sealed class ForeignFileTests
{
    [Theory]
    [InlineData("PK\u0003", null)]
    [InlineData("PK\u0003\u0005", null)]
    [InlineData("PK,Name", null)]
    [InlineData("%PDF-1.7", "CsvIsPdf")]
    [InlineData("%PD", null)]
    [InlineData("a%PDF", null)]
    [InlineData("a", null)]
    [InlineData("ab\0", "CsvIsBinary")]
    public void Kind_is_told_by_the_first_bytes(string head, string? refusal) => Assert.Equal(refusal, Refusal(head));

    [Theory]
    [InlineData("<html>")]
    [InlineData("<A>")]
    [InlineData("<z")]
    [InlineData("<!DOCTYPE html>")]
    [InlineData("<?xml version=\"1.0\"?>")]
    [InlineData(" \t\r\n<table>")]
    [InlineData("\uFEFF<html>")]
    [InlineData("\uFEFF \n<html>")]
    [InlineData("<empty")]
    [InlineData("<Empty>")]
    public void Page_or_XML_is_told(string head) => Assert.Equal("CsvIsMarkup", Refusal(head));

    [Theory]
    [InlineData("<")]
    [InlineData("\uFEFF<")]
    [InlineData("< html>")]
    [InlineData("<1>")]
    [InlineData("<，>")]
    [InlineData("<empty>,a")]
    [InlineData("\uFEFF<empty>,a")]
    [InlineData("a<html>")]
    [InlineData("abc<html>")]
    [InlineData("abc")]
    [InlineData(" ")]
    [InlineData("!b")]
    public void Text_with_such_signs_is_text(string head) => Assert.Null(Refusal(head));

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0 }, null)]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, 0x61 }, null)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0 }, null)]
    [InlineData(new byte[] { 0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61 }, null)]
    [InlineData(new byte[] { 0, 0, 0xFE }, "CsvIsBinary")]
    [InlineData(new byte[] { 0xFF, 0, 0xFE }, "CsvIsBinary")]
    [InlineData(new byte[] { 0x61, 0 }, "CsvIsBinary")]
    public void Zero_is_a_part_of_text_in_wide_encodings_alone(byte[] head, string? refusal) => Assert.Equal(refusal, ForeignFile.Refusal(head, isText: false));

    [Fact]
    public void Zero_is_no_matter_where_the_encoding_was_said() => Assert.Null(ForeignFile.Refusal([0x61, 0], isText: true));

    [Theory]
    [InlineData("%PDF\0", "CsvIsPdf")]
    [InlineData("<html>", "CsvIsMarkup")]
    [InlineData("", "CsvEmpty")]
    public void Other_kinds_are_told_even_where_the_encoding_was_said(string head, string refusal) =>
        Assert.Equal(refusal, ForeignFile.Refusal(Encoding.UTF8.GetBytes(head), isText: true));

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0x14 }, "list.csv", true)]
    [InlineData(new byte[] { 0x50, 0x4B, 0x05, 0x06 }, "list.csv", true)]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03 }, "list.csv", false)]
    [InlineData(new byte[] { 0x50, 0x4B, 0x2C, 0x04 }, "list.csv", false)]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }, "list.txt", true)]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A }, "list.csv", false)]
    [InlineData(new byte[] { 0x61 }, "list.xlsx", true)]
    [InlineData(new byte[0], "list.XLSX", true)]
    [InlineData(new byte[] { 0x3C, 0x68 }, "list.xls", false)]
    [InlineData(new byte[] { 0x61 }, "xlsx", false)]
    public void Workbook_is_told_by_its_content_and_then_by_its_name(byte[] head, string path, bool expected) =>
        Assert.Equal(expected, ForeignFile.IsWorkbook(head, path));

    [Fact]
    public void File_without_bytes_is_empty() => Assert.Equal("CsvEmpty", Refusal(""));

    private static string? Refusal(string head) => ForeignFile.Refusal(Encoding.UTF8.GetBytes(head), isText: false);
}
