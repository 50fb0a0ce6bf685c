using QualificationTools.Tables;

namespace QualificationTools.Core.Tests.Csv;

public sealed class CsvHeaderTests
{
    [Theory]
    [InlineData("QualificationNo,AdminName", 1, false)]
    [InlineData("QualificationNo,AdminName\nQUA1,a\n", 1, false)]
    [InlineData("\n\n , \nQualificationNo,AdminName\n", 4, false)]
    [InlineData("Title\nQualificationNo,AdminName\n", 2, true)]
    [InlineData("sep=,\nQualificationNo,AdminName\n", 2, false)]
    [InlineData("sep=,\n\nTitle\nQualificationNo,AdminName\n", 4, true)]
    [InlineData("\"a title\nof two lines\"\nQualificationNo,AdminName\n", 3, true)]
    public void Line_on_which_the_header_begins_is_told(string sample, long line, bool isBelowOthers)
    {
        var header = Find(sample);

        Assert.Equal((line, isBelowOthers), (header.Line, header.IsBelowOthers));
    }

    [Fact]
    public void Header_is_one_of_the_first_fifty_lines_that_are_not_blank()
    {
        var most = string.Concat(Enumerable.Repeat("Title\n\n", 49));

        Assert.Equal(99, Find(most + "QualificationNo\n").Line);
        Assert.Equal(100, Find("sep=,\n" + most + "QualificationNo\n").Line);
        Assert.Equal("CsvHeaderUnknown", Refusal(most + "Title\nQualificationNo\n").Id);
    }

    [Fact]
    public void Of_the_first_lines_that_in_which_the_most_columns_are_known_is_the_header()
    {
        Assert.Equal(2, Find("QualificationNo,x,y\nQualificationNo,AdminName,y\nQualificationNo,x,y\n").Line);
        Assert.Equal(1, Find("QualificationNo,AdminName\nAdminName,QualificationNo\n").Line);
    }

    [Theory]
    [InlineData("QualificationNo,AdminName", ',')]
    [InlineData("QualificationNo;AdminName", ';')]
    [InlineData("QualificationNo\tAdminName", '\t')]
    [InlineData("QualificationNo", ',')]
    [InlineData("QualificationNo,x;AdminName", ',')]
    [InlineData("QualificationNo,x;AdminName;EnterpriseAddress", ';')]
    [InlineData("\"QualificationNo,\";AdminName", ';')]
    public void Separator_is_the_one_that_makes_the_most_columns_known(string sample, char delimiter) => Assert.Equal(delimiter, Find(sample).Delimiter);

    [Theory]
    [InlineData("sep=;\nQualificationNo;AdminName\n", ';')]
    [InlineData("sep=;\r\nQualificationNo;AdminName\r\n", ';')]
    [InlineData("sep=;\rQualificationNo;AdminName\r", ';')]
    [InlineData("SEP=|\nQualificationNo|AdminName\n", '|')]
    [InlineData("\uFEFFsep=|\nQualificationNo|AdminName\n", '|')]
    [InlineData("\"sep=|\"\nQualificationNo|AdminName\n", '|')]
    public void Separator_that_the_first_line_says_is_taken(string sample, char delimiter)
    {
        var header = Find(sample);

        Assert.Equal((delimiter, 2L), (header.Delimiter, header.Line));
        Assert.Equal(["QualificationNo", "AdminName"], header.Names);
    }

    [Theory]
    [InlineData("sep=\r\nQualificationNo;AdminName\r\n")]
    [InlineData("sep=\nQualificationNo;AdminName\n")]
    [InlineData("\"sep=\"\nQualificationNo;AdminName\n")]
    public void Line_that_leaves_the_separator_out_stands_above_the_header(string sample)
    {
        var header = Find(sample);

        Assert.Equal((';', 2L), (header.Delimiter, header.Line));
    }

    [Theory]
    [InlineData("sep=")]
    [InlineData("sep=||\nQualificationNo|AdminName\n")]
    [InlineData("sep=| \nQualificationNo|AdminName\n")]
    [InlineData("sap=|\nQualificationNo|AdminName\n")]
    [InlineData(" sep=|\nQualificationNo|AdminName\n")]
    public void Line_that_says_no_separator_is_a_line_like_others(string sample) => Assert.Equal("CsvHeaderUnknown", Refusal(sample).Id);

    [Fact]
    public void File_that_says_its_separator_alone_has_no_header() => Assert.Equal("CsvHeaderUnknown", Refusal("sep=|").Id);

    [Fact]
    public void Separator_that_the_caller_says_has_the_last_word()
    {
        var header = Find("sep=;\nQualificationNo|AdminName\n", '|');

        Assert.Equal(('|', 2L, false), (header.Delimiter, header.Line, header.IsBelowOthers));
        Assert.Equal("CsvHeaderUnknown", Refusal("QualificationNo;AdminName\n", '|').Id);
    }

    [Theory]
    [InlineData("\"QualificationNo\",\"AdminName\"")]
    [InlineData(" QualificationNo , \" AdminName \" ")]
    [InlineData("\uFEFFQualificationNo,AdminName")]
    [InlineData("\uFEFF\"QualificationNo\",\"AdminName\"")]
    [InlineData("QualificationNo,AdminName,,\"\", ")]
    public void Names_are_taken_out_of_quotes_and_blanks(string sample) => Assert.Equal(["QualificationNo", "AdminName"], Find(sample).Names);

    [Fact]
    public void Quotes_within_a_name_are_kept() => Assert.Equal(
        ["QualificationNo", "a \"b\", c", "d\"e", "\""],
        Find("QualificationNo,\"a \"\"b\"\", c\",d\"e,\"\"\"\"").Names);

    [Fact]
    public void Column_without_a_name_is_called_by_its_place()
    {
        var header = Find(",QualificationNo,,\"\",AdminName\n");

        Assert.Equal(["Column1", "QualificationNo", "Column3", "Column4", "AdminName"], header.Names);
    }

    [Theory]
    [InlineData("Line,QualificationNo\n")]
    [InlineData("行号,QualificationNo\n")]
    [InlineData(" LINE ,QualificationNo\n")]
    public void Column_of_lines_gives_way(string sample)
    {
        var header = Find(sample);

        Assert.Equal([null, "QualificationNo"], header.Names);
    }

    [Fact]
    public void Header_without_a_column_of_lines_leaves_none_out() => Assert.DoesNotContain(null, Find("QualificationNo,Reason,x\n").Names);

    [Theory]
    [InlineData("资质编号*,管理员姓名（必填）,场景 1 类型\n")]
    [InlineData("公司名称,手机号,\"外呼\n话术\"\n")]
    public void Header_as_an_office_writes_it_is_one(string sample) => Assert.Equal(1, Find(sample).Line);

    [Fact]
    public void Header_below_a_whole_page_is_found() =>
        Assert.Equal(25, Find(string.Concat(Enumerable.Range(1, 24).Select(line => $"结算单 第{line}行,,\n")) + "资质编号,管理员姓名,场景1类型\n").Line);

    [Fact]
    public void Two_columns_that_mean_the_same_to_an_office_are_compared_row_by_row() =>
        Assert.Equal(["企业名称", "公司名称", "资质编号"], Find("企业名称,公司名称,资质编号\n").Names);

    [Theory]
    [InlineData("Reason,QualificationNo,reason\n", "reason", 1, 3)]
    [InlineData("QualificationNo,x,ToComplete,待填列\n", "待填列", 3, 4)]
    [InlineData("QualificationNo,AdminName,管理员姓名\n", "管理员姓名", 2, 3)]
    [InlineData("x,QualificationNo,X\n", "X", 1, 3)]
    [InlineData("QualificationNo,Column3,\"\",AdminName\n", "Column3", 2, 3)]
    public void Columns_that_are_the_same_are_named_with_their_places(string sample, string name, int first, int second)
    {
        using var english = InCulture.English();
        var refusal = Refusal(sample);

        Assert.Equal(("CsvColumnTwice", $"x.csv: columns {first} and {second} are the same: {name}."), (refusal.Id, refusal.Message));
    }

    [Theory]
    [InlineData("", "CsvEmpty")]
    [InlineData("\uFEFF", "CsvEmpty")]
    [InlineData(" \r\n\t\n", "CsvEmpty")]
    [InlineData("\uFEFF \n", "CsvEmpty")]
    [InlineData(",,\n", "CsvHeaderUnknown")]
    [InlineData("a,b\n", "CsvHeaderUnknown")]
    [InlineData("Reason,ToComplete\n", "CsvHeaderUnknown")]
    public void Sample_without_a_header_is_told(string sample, string id)
    {
        var refusal = Refusal(sample);

        Assert.Equal(id, refusal.Id);
        Assert.Contains("x.csv", refusal.Message, StringComparison.Ordinal);
    }

    private static CsvHeader Find(string sample, char? delimiter = null) => CsvHeader.Find(sample, delimiter, "x.csv");

    private static CsvException Refusal(string sample, char? delimiter = null) => Assert.Throws<CsvException>(() => Find(sample, delimiter));
}
