using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QualificationTools.Csv;

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
    public void Record_ends_where_a_line_ends_outside_quotes(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Scan(text).Select(found => $"{found.Record.Line}:{found.Text}")));

    [Theory]
    [InlineData("a,b,c", 3)]
    [InlineData("a,,", 1)]
    [InlineData(",\" \",", 0)]
    [InlineData(",\"x,y\"", 2)]
    [InlineData("   \t ", 0)]
    public void Last_cell_in_which_something_stands_is_counted(string text, int filled) => Assert.Equal(filled, Assert.Single(Scan(text)).Record.FilledCells);

    [Theory]
    [InlineData("\"a", false)]
    [InlineData("\"a\"\"", false)]
    [InlineData("\"a\"", true)]
    [InlineData("a\"", true)]
    public void Open_quote_is_noticed(string text, bool isClosed) => Assert.Equal(isClosed, Assert.Single(Scan(text)).Record.IsClosed);

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
