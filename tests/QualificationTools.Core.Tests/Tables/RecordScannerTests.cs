using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Tables;

namespace QualificationTools.Core.Tests.Csv;

public sealed class RecordScannerTests
{
    private static Arbitrary<string> Texts =>
        Gen.Elements("a", "b", ",", "\"", "\"\"", " ", "\t", "\n", "\r", "\r\n", "示").ArrayOf().Select(string.Concat).ToArbitrary();

    [Theory]
    [InlineData("a,b\nc", "1:a¦b|2:c")]
    [InlineData("\"a\nb\",c\r\nd", "1:a\nb¦c|3:d")]
    [InlineData("a\"b\nc\"", "1:a\"b|2:c\"")]
    [InlineData(" \"a\n\" x\ny", "1:a\n x|3:y")]
    [InlineData("\"a\"\"\n\"\nb", "1:a\"\n|3:b")]
    [InlineData("a\r\rb", "1:a|2:|3:b")]
    [InlineData("a\r\n\"b\nc\"\r\nd", "1:a|2:b\nc|4:d")]
    [InlineData("a\n\rb", "1:a|2:|3:b")]
    [InlineData("\"a\r\n\r\nb\"\nc", "1:a\r\n\r\nb|4:c")]
    [InlineData("\t\"a\nb\"\nc", "1:a\nb|3:c")]
    [InlineData("x,\"a\nb\",\"c\nd\"\ne", "1:x¦a\nb¦c\nd|4:e")]
    [InlineData("\"a\"b\"\nc", "1:ab\"|2:c")]
    [InlineData("\"a\" \"\nb", "1:a \"|2:b")]
    [InlineData("\"a\"  ,b", "1:a¦b")]
    [InlineData("  a  ,  b", "1:a ¦b")]
    [InlineData("a\"b  ,a b  ", "1:a\"b  ¦a b  ")]
    [InlineData("\" a \",\"b,c\"", "1: a ¦b,c")]
    [InlineData("\"\"\"a\"\"\"", "1:\"a\"")]
    [InlineData("a,,\"\",", "1:a¦¦¦")]
    [InlineData("\"a,\nb", "1:a,\nb")]
    [InlineData("a\n", "1:a")]
    [InlineData("a\r\n", "1:a")]
    [InlineData(",\n", "1:¦")]
    [InlineData(",", "1:¦")]
    [InlineData("\n", "1:")]
    [InlineData("", "")]
    public void Cells_end_where_separators_and_lines_end_outside_quotes(string text, string expected) =>
        Assert.Equal(expected, Show(Scan(new StringReader(text))));

    [Theory]
    [InlineData("a,b,c", 3)]
    [InlineData("a,,", 1)]
    [InlineData(",\" \",", 0)]
    [InlineData(",\"x,y\"", 2)]
    [InlineData("   \t ", 0)]
    [InlineData("\u3000,\u3000", 0)]
    [InlineData("\"\",\"\"", 0)]
    [InlineData("a,\"b\"", 2)]
    [InlineData("a,,\"x\ny\",,", 3)]
    [InlineData("\"a\"x,", 1)]
    [InlineData("\",\",x", 2)]
    public void Last_cell_in_which_something_stands_is_counted(string text, int filled) =>
        Assert.Equal(filled, Assert.Single(Scan(new StringReader(text))).Record.FilledCells);

    [Theory]
    [InlineData("\"a", false)]
    [InlineData("\"a\"\"", false)]
    [InlineData("\"a\"", true)]
    [InlineData("a\"", true)]
    [InlineData("a,\"b", false)]
    [InlineData("\"", false)]
    [InlineData(" \t\"a", false)]
    [InlineData("\"\"", true)]
    [InlineData("\"a\"b\"", true)]
    public void Open_quote_is_noticed(string text, bool isClosed) => Assert.Equal(isClosed, Assert.Single(Scan(new StringReader(text))).Record.IsClosed);

    [Fact]
    public void Separator_is_the_one_that_was_said()
    {
        var cells = new List<string>();

        Assert.Equal(2, new RecordScanner(new StringReader("a,b\t\"c\td\"\t"), '\t').Read(cells)?.FilledCells);
        Assert.Equal(["a,b", "c\td", ""], cells);
    }

    [Fact]
    public void Quoted_text_comes_out_as_it_went_in() => Prop.ForAll(Texts, text =>
    {
        var quoted = "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

        Assert.Equal([text, text], Assert.Single(Scan(new StringReader(quoted + "," + quoted + "\r\n"))).Cells);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Return_at_the_end_of_a_cell_and_line_feed_at_the_start_of_the_next_are_two_lines()
    {
        var scanner = new RecordScanner(new StringReader("\"a\r\",\"\nb\"\r\nc"), ',');

        scanner.Read([]);

        Assert.Equal(4, scanner.Line);
    }

    [Fact]
    public void Line_is_one_more_than_the_line_ends_before() => Prop.ForAll(Texts, text =>
    {
        var scanner = new RecordScanner(new StringReader(text), ',');
        while (scanner.Read([]) is not null)
        {
        }

        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Count(letter => letter is '\r' or '\n');
        Assert.Equal(lines + 1, scanner.Line);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Blocks_in_which_the_text_comes_make_no_difference() => Prop.ForAll(Texts, text =>
        Assert.Equal(Show(Scan(new StringReader(text))), Show(Scan(new SlowReader(text))))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static string Show(List<(ScannedRecord Record, string[] Cells)> found) =>
        string.Join('|', found.Select(one => $"{one.Record.Line}:{string.Join('¦', one.Cells)}"));

    private static List<(ScannedRecord Record, string[] Cells)> Scan(TextReader reader)
    {
        var scanner = new RecordScanner(reader, ',');
        var records = new List<(ScannedRecord, string[])>();
        var cells = new List<string>();
        while (scanner.Read(cells) is { } record)
            records.Add((record, [.. cells]));
        return records;
    }

    // Gives one character at a time.
    private sealed class SlowReader(string text) : TextReader
    {
        private int _at;

        public override int Read(char[] buffer, int index, int count)
        {
            if (_at == text.Length)
                return 0;
            buffer[index] = text[_at++];
            return 1;
        }
    }
}
