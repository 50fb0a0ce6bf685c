using System.Text;
using QualificationTools.Tables;

namespace QualificationTools.Core.Tests.Csv;

public sealed class CsvRecordWriterTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("a", "a")]
    [InlineData("示例 a", "示例 a")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData(",a", "\",a\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("\"a\"", "\"\"\"a\"\"\"")]
    [InlineData("a\rb", "\"a\rb\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("#a", "\"#a\"")]
    [InlineData("a#", "\"a#\"")]
    [InlineData(" a", "\" a\"")]
    [InlineData("a ", "\"a \"")]
    [InlineData("a\t", "\"a\t\"")]
    [InlineData("\u3000a", "\"\u3000a\"")]
    [InlineData(" ", "\" \"")]
    [InlineData("a;b\tc'd", "a;b\tc'd")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=1,1", "\"'=1,1\"")]
    [InlineData("\ta", "'\ta")]
    [InlineData("'=1", "''=1")]
    [InlineData("-1", "-1")]
    public void Cell_is_quoted_where_it_must_be_and_guarded_where_it_would_be_run(string? cell, string expected) =>
        Assert.Equal($"a,{expected},b\r\n", Written(["a", cell, "b"]));

    [Fact]
    public void Records_end_with_a_line_end_each() => Assert.Equal("a,b\r\n\r\n,\r\nc\r\n", Written(["a", "b"], [], [null, ""], ["c"]));

    [Fact]
    public void File_begins_with_a_mark_and_stays_open()
    {
        using var stream = new MemoryStream();
        using (var writer = new CsvRecordWriter(stream))
            writer.Write(["示"]);

        Assert.True(stream.CanWrite);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. "示\r\n"u8], stream.ToArray());
    }

    private static string Written(params string?[][] records)
    {
        using var stream = new MemoryStream();
        using (var writer = new CsvRecordWriter(stream))
        {
            foreach (var record in records)
                writer.Write(record);
        }

        return Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF');
    }
}
