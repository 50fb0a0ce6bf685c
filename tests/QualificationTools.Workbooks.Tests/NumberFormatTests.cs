namespace QualificationTools.Workbooks.Tests;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData("General", "13800000001", "13800000001")]
    [InlineData("General", "1.3800000003E10", "13800000003")]
    [InlineData("General", "1101.0000000000002", "1101")]
    [InlineData("General", "0.30000000000000004", "0.3")]
    [InlineData("General", "-5", "-5")]
    [InlineData("General", "-0", "0")]
    [InlineData("General", "1E-7", "0.0000001")]
    [InlineData("General", "999999999999999", "999999999999999")]
    [InlineData("General\"元\"", "12", "12")]
    [InlineData("G/通用格式", "12", "12")]
    [InlineData("[DBNum2][$-804]G/通用格式", "12", "12")]
    [InlineData("@", "13800000004", "13800000004")]
    [InlineData("0.00E+00", "13800000003", "13800000003")]
    [InlineData("# ?/?", "0.5", "0.5")]
    [InlineData("000000", "123", "000123")]
    [InlineData("000000", "1234567", "1234567")]
    [InlineData("000000", "-123", "-000123")]
    [InlineData("000-0000", "1234", "0001234")]
    [InlineData("#,##0", "1101", "1101")]
    [InlineData("#,##0.00_);(#,##0.00)", "-1234.5", "-1234.5")]
    [InlineData("0_ ", "13800000003", "13800000003")]
    [InlineData("0", "1101.4", "1101")]
    [InlineData("0", "0.5", "1")]
    [InlineData("0.00", "12.5", "12.5")]
    [InlineData("0.00", "12.005", "12.01")]
    [InlineData("0,", "1101", "1101")]
    [InlineData("0%", "0.5", "50%")]
    [InlineData("0.0%", "0.1234", "12.3%")]
    [InlineData("[Red]#,##0", "1234567", "1234567")]
    [InlineData("\"第\"0\"号\"", "12", "12")]
    [InlineData("[$¥-804]#,##0.00", "12", "12")]
    [InlineData("\"QT\"00000000", "1", "QT00000001")]
    [InlineData("\\Q\\T0000", "12", "QT0012")]
    [InlineData("\"QT\"000-000", "12", "000012")]
    [InlineData("\"是\";;\"否\"", "1", "1")]
    [InlineData("[=1]0000;[>5]00;0", "1", "0001")]
    [InlineData("[=1]0000;[>5]00;0", "7", "07")]
    [InlineData("[=1]0000;[>5]00;0", "3", "3")]
    [InlineData("0;yyyy;000;@", "0", "000")]
    public void Numbers_are_what_the_cell_shows_without_what_is_for_the_eye(string code, string raw, string text) =>
        Assert.Equal(new ShownValue(CellKind.Number, text, CellDamage.None), Show(code, raw));

    [Theory]
    [InlineData("General", "9.9000019900101005E+17")]
    [InlineData("0", "990000199001010050")]
    [InlineData("@", "1000000000000000")]
    [InlineData("000000", "-1E15")]
    public void Number_of_more_than_15_digits_has_lost_some(string code, string raw) =>
        Assert.Equal(new ShownValue(CellKind.Number, raw, CellDamage.DigitsLost), Show(code, raw));

    [Theory]
    [InlineData("twelve")]
    [InlineData("1,101")]
    [InlineData("NaN")]
    [InlineData("1E999")]
    [InlineData("１２")]
    public void What_is_no_number_is_unreadable(string raw) =>
        Assert.Equal(new ShownValue(CellKind.Number, raw, CellDamage.UnreadableValue), Show("General", raw));

    [Theory]
    [InlineData("yyyy-mm-dd", "47973", "2031-05-05")]
    [InlineData("yyyy\"年\"m\"月\"d\"日\"", "47973", "2031-05-05")]
    [InlineData("[$-804]yyyy年m月d日;@", "47973", "2031-05-05")]
    [InlineData("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", "47973", "2031-05-05")]
    [InlineData("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "47973", "2031-05-05")]
    [InlineData("[$-411]ggge\"年\"m\"月\"d\"日\"", "47973", "2031-05-05")]
    [InlineData("[$-804]aaaa", "47973", "2031-05-05")]
    [InlineData("D/M/YYYY", "47973", "2031-05-05")]
    [InlineData("mmm-yy", "47973", "2031-05-05")]
    [InlineData("yyyy-m-d h:mm", "47973.5", "2031-05-05 12:00:00")]
    [InlineData("yyyy-m-d h:mm", "47973", "2031-05-05")]
    [InlineData("yyyy-m-d", "47973.5", "2031-05-05")]
    [InlineData("yyyy-m-d h:mm:ss", "47973.999999999", "2031-05-06")]
    [InlineData("yyyy-m-d", "1", "1900-01-01")]
    [InlineData("yyyy-m-d", "59", "1900-02-28")]
    [InlineData("yyyy-m-d", "61", "1900-03-01")]
    [InlineData("yyyy-m-d", "2958465", "9999-12-31")]
    public void Dates_are_told_by_the_format(string code, string raw, string text) =>
        Assert.Equal(new ShownValue(CellKind.Date, text, CellDamage.None), Show(code, raw));

    [Theory]
    [InlineData("h:mm", "0.5", "12:00:00")]
    [InlineData("mm:ss", "0.5", "12:00:00")]
    [InlineData("h\"时\"mm\"分\"", "0.75", "18:00:00")]
    [InlineData("上午/下午h\"时\"mm\"分\"", "0.75", "18:00:00")]
    [InlineData("h:mm AM/PM", "47973.25", "06:00:00")]
    [InlineData("[h]:mm:ss", "1.5", "36:00:00")]
    [InlineData("[mm]:ss", "0.5", "12:00:00")]
    [InlineData("ss.000", "0.5", "12:00:00")]
    public void Times_are_told_by_the_format(string code, string raw, string text) =>
        Assert.Equal(new ShownValue(CellKind.Time, text, CellDamage.None), Show(code, raw));

    [Theory]
    [InlineData("yyyy-m-d", "0")]
    [InlineData("yyyy-m-d", "60")]
    [InlineData("yyyy-m-d", "-1")]
    [InlineData("yyyy-m-d", "2958466")]
    [InlineData("yyyy-m-d", "13800000001")]
    [InlineData("yyyy-m-d", "1E300")]
    [InlineData("[h]:mm", "-1")]
    [InlineData("h:mm", "1E300")]
    public void Number_that_is_no_date_is_damaged(string code, string raw) =>
        Assert.Equal((raw, CellDamage.DateOutOfRange), (Show(code, raw).Text, Show(code, raw).Damage));

    [Theory]
    [InlineData("0", "1904-01-01")]
    [InlineData("46511", "2031-05-05")]
    public void Days_may_be_counted_from_1904(string raw, string text) =>
        Assert.Equal(text, NumberFormat.For(14, null).Show(raw, is1904: true).Text);

    [Theory]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(22)]
    [InlineData(27)]
    [InlineData(28)]
    [InlineData(29)]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(34)]
    [InlineData(35)]
    [InlineData(36)]
    [InlineData(50)]
    [InlineData(51)]
    [InlineData(52)]
    [InlineData(53)]
    [InlineData(54)]
    [InlineData(55)]
    [InlineData(56)]
    [InlineData(57)]
    [InlineData(58)]
    public void Built_in_dates_have_no_code_in_the_file(int id) =>
        Assert.Equal(new ShownValue(CellKind.Date, "2031-05-05", CellDamage.None), NumberFormat.For(id, null).Show("47973", false));

    [Theory]
    [InlineData(18, "18:00:00")]
    [InlineData(20, "18:00:00")]
    [InlineData(32, "18:00:00")]
    [InlineData(35, "18:00:00")]
    [InlineData(45, "18:00:00")]
    [InlineData(46, "18:00:00")]
    [InlineData(56, "18:00:00")]
    public void Built_in_times_have_no_code_in_the_file(int id, string text) =>
        Assert.Equal(new ShownValue(CellKind.Time, text, CellDamage.None), NumberFormat.For(id, null).Show("0.75", false));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(37)]
    [InlineData(44)]
    [InlineData(49)]
    [InlineData(163)]
    public void Other_built_in_formats_show_numbers(int id) =>
        Assert.Equal(new ShownValue(CellKind.Number, "47973", CellDamage.None), NumberFormat.For(id, null).Show("47973", false));

    [Fact]
    public void Code_of_the_file_is_stronger_than_the_number() =>
        Assert.Equal("047973", NumberFormat.For(57, "000000").Show("47973", false).Text);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("zh-CN")]
    [InlineData("de-DE")]
    public void Culture_changes_nothing(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("1234.5", Show("#,##0.00", "1234.5").Text);
            Assert.Equal("2031-05-05 12:00:00", Show("YYYY-M-D H:MM", "47973.5").Text);
            Assert.Equal("12", Show("GENERAL", "12").Text);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private static ShownValue Show(string code, string raw) => NumberFormat.For(164, code).Show(raw, is1904: false);
}
