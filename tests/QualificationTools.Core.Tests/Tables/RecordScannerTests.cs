using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Tables;

namespace QualificationTools.Core.Tests.Csv;

public sealed class RecordScannerTests
{
    private static Arbitrary<string> Texts =>
        Gen.Elements("a", "b", ",", "\"", "\"\"", " ", "\t", "\n", "\r", "\r\n", "示").ArrayOf().Select(string.Concat).ToArbitrary();

    [Theory]
    [InlineData("a,b\nc", "1:a,b|2:c")]
    [InlineData("\"a\nb\",c\r\nd", "1:\"a\nb\",c|3:d")]
    [InlineData("a\"b\nc\"", "1:a\"b|2:c\"")]
    [InlineData(" \"a\n\" x\ny", "1: \"a\n\" x|3:y")]
    [InlineData("\"a\"\"\n\"\nb", "1:\"a\"\"\n\"|3:b")]
    [InlineData("a\r\rb", "1:a|2:|3:b")]
    [InlineData("a\r\n\"b\nc\"\r\nd", "1:a|2:\"b\nc\"|4:d")]
    [InlineData("a\n\rb", "1:a|2:|3:b")]
    [InlineData("\"a\r\n\r\nb\"\nc", "1:\"a\r\n\r\nb\"|4:c")]
    [InlineData("\t\"a\nb\"\nc", "1:\t\"a\nb\"|3:c")]
    [InlineData("x,\"a\nb\",\"c\nd\"\ne", "1:x,\"a\nb\",\"c\nd\"|4:e")]
    [InlineData("\"a\"b\"\nc", "1:\"a\"b\"|2:c")]
    [InlineData("\"a\" \"\nb", "1:\"a\" \"|2:b")]
    [InlineData("\"a,\nb", "1:\"a,\nb")]
    [InlineData("a\n", "1:a")]
    [InlineData("a\r\n", "1:a")]
    [InlineData(",\n", "1:,")]
    [InlineData(",", "1:,")]
    [InlineData("\n", "1:")]
    [InlineData("", "")]
    public void Record_ends_where_a_line_ends_outside_quotes(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Scan(text).Select(found => $"{found.Record.Line}:{found.Text}")));

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
    public void Last_cell_in_which_something_stands_is_counted(string text, int filled) => Assert.Equal(filled, Assert.Single(Scan(text)).Record.FilledCells);

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
    public void Open_quote_is_noticed(string text, bool isClosed) => Assert.Equal(isClosed, Assert.Single(Scan(text)).Record.IsClosed);

    [Theory]
    [InlineData("abc", "")]
    [InlineData("a,b,c", "1 3")]
    [InlineData(",,", "0 1")]
    [InlineData("\"a,b\",\"c\nd\",e", "5 11")]
    [InlineData("a\",\"b", "2")]
    public void Places_where_cells_end_are_told(string text, string ends)
    {
        var scanner = new RecordScanner(new SlowReader(text), ',');

        // They count from where the record begins, whatever stands before it.
        Assert.NotNull(scanner.Read(new StringBuilder("before")));
        Assert.Equal(ends, string.Join(' ', scanner.CellEnds));
    }

    [Fact]
    public void Places_are_those_of_the_last_record()
    {
        var scanner = new RecordScanner(new StringReader("a,b,c\r\nd,e\r\nf"), ',');
        var ends = new List<string>();
        var lines = new List<long>();
        while (scanner.Read(new StringBuilder()) is not null)
        {
            ends.Add(string.Join(' ', scanner.CellEnds));
            lines.Add(scanner.Line);
        }

        Assert.Equal(["1 3", "1", ""], ends);
        Assert.Equal([2, 3, 3], lines);
    }

    [Fact]
    public void Separator_is_the_one_that_was_said()
    {
        var scanner = new RecordScanner(new StringReader("a,b\t\"c\td\"\t"), '\t');

        Assert.Equal(2, scanner.Read(new StringBuilder())?.FilledCells);
        Assert.Equal([3, 9], scanner.CellEnds);
    }

    [Fact]
    public void Nothing_but_line_ends_is_lost() => Prop.ForAll(Texts, text =>
    {
        var found = Scan(text).ToList();
        Assert.Equal(text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal), string.Concat(found.Select(record => record.Text)).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Line_is_one_more_than_the_line_ends_before() => Prop.ForAll(Texts, text =>
    {
        var at = 0;
        foreach (var (record, found) in Scan(text))
        {
            var before = text[..at].Replace("\r\n", "\n", StringComparison.Ordinal).Count(c => c is '\r' or '\n');
            Assert.Equal(before + 1, record.Line);
            at += found.Length;
            at += text.AsSpan(at).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : at < text.Length ? 1 : 0;
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Blocks_in_which_the_text_comes_make_no_difference() => Prop.ForAll(Texts, text =>
        Assert.Equal(Scan(text), Scan(new SlowReader(text)))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static List<(ScannedRecord Record, string Text)> Scan(string text) => Scan(new StringReader(text));

    private static List<(ScannedRecord Record, string Text)> Scan(TextReader reader)
    {
        var scanner = new RecordScanner(reader, ',');
        var records = new List<(ScannedRecord, string)>();
        var text = new StringBuilder();
        while (scanner.Read(text) is { } record)
        {
            records.Add((record, text.ToString()));
            text.Clear();
        }

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
