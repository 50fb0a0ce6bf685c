using System.Text;
using QualificationTools.Files;

namespace QualificationTools.Core.Tests.Files;

public sealed class FileEncodingTests
{
    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE }, "utf-16")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0x61 }, "utf-16")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0 }, "utf-16")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0 }, "utf-32")]
    [InlineData(new byte[] { 0xFE, 0xFF }, "utf-16BE")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0, 0 }, "utf-16BE")]
    [InlineData(new byte[] { 0, 0, 0xFE, 0xFF }, "utf-32BE")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61 }, "utf-8")]
    [InlineData(new byte[] { }, "utf-8")]
    [InlineData(new byte[] { 0, 0, 0, 0 }, "utf-8")]
    public void Mark_tells_the_encoding(byte[] content, string name) => Assert.Equal(name, Find(content));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("né")]
    [InlineData("示")]
    [InlineData("😀")]
    [InlineData("aé示😀\u007F\u0080\u07FF\u0800\uFFFF\U00010000\U0010FFFFa")]
    public void UTF8_is_found_in_whatever_pieces_it_comes(string text)
    {
        var content = Encoding.UTF8.GetBytes(text);

        Assert.All([1, 2, 3, 4, 5, 1000], size => Assert.Equal("utf-8", FileEncoding.Find(new PiecedStream(content, size))?.WebName));
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0xC3 })]
    [InlineData(new byte[] { 0xE4 })]
    [InlineData(new byte[] { 0x61, 0xF0, 0x9F, 0x98 })]
    [InlineData(new byte[] { 0xE4, 0xB8, 0xAD, 0x80, 0xFF })]
    [InlineData(new byte[] { 0x61, 0xFF })]
    public void What_is_neither_is_told_in_whatever_pieces_it_comes(byte[] content) => Assert.All(
        [1, 2, 3, 1000], size => Assert.Null(FileEncoding.Find(new PiecedStream(content, size))));

    [Theory]
    [InlineData(new byte[] { 0x80 })]
    [InlineData(new byte[] { 0x81, 0x40 })]
    [InlineData(new byte[] { 0x81, 0x7E })]
    [InlineData(new byte[] { 0x81, 0x80 })]
    [InlineData(new byte[] { 0x81, 0xFE })]
    [InlineData(new byte[] { 0xFE, 0x41 })]
    [InlineData(new byte[] { 0x81, 0x30, 0x81, 0x30 })]
    [InlineData(new byte[] { 0xFE, 0x39, 0xFE, 0x39 })]
    [InlineData(new byte[] { 0x61, 0x81, 0x40, 0x81, 0x35, 0x90, 0x35, 0x62 })]
    public void Pattern_of_GB18030_is_found_in_whatever_pieces_it_comes(byte[] content) => Assert.All(
        [1, 2, 3, 1000],
        size => Assert.Equal("gb18030", FileEncoding.Find(new PiecedStream(content, size))?.WebName, ignoreCase: true));

    [Theory]
    [InlineData(new byte[] { 0x81 })]
    [InlineData(new byte[] { 0x81, 0x2F })]
    [InlineData(new byte[] { 0x81, 0x3A })]
    [InlineData(new byte[] { 0x81, 0x3F })]
    [InlineData(new byte[] { 0x81, 0x7F })]
    [InlineData(new byte[] { 0x81, 0xFF })]
    [InlineData(new byte[] { 0xFF, 0x40 })]
    [InlineData(new byte[] { 0x81, 0x30 })]
    [InlineData(new byte[] { 0x81, 0x30, 0x80, 0x30 })]
    [InlineData(new byte[] { 0x81, 0x30, 0xFF, 0x30 })]
    [InlineData(new byte[] { 0x81, 0x30, 0x81 })]
    [InlineData(new byte[] { 0x81, 0x30, 0x81, 0x2F })]
    [InlineData(new byte[] { 0x81, 0x30, 0x81, 0x3A })]
    [InlineData(new byte[] { 0x81, 0x30, 0x81, 0x40 })]
    public void What_breaks_the_pattern_of_GB18030_is_told(byte[] content) => Assert.Null(Find(content));

    [Fact]
    public void Stream_is_read_from_its_beginning_and_put_back_there()
    {
        using var stream = new MemoryStream([0x81, 0x40, 0x61]) { Position = 2 };

        Assert.Equal("gb18030", FileEncoding.Find(stream)?.WebName, ignoreCase: true);
        Assert.Equal(0, stream.Position);
    }

    [Fact]
    public void Stream_with_a_mark_is_put_back_to_its_beginning()
    {
        using var stream = new MemoryStream([0xFF, 0xFE, 0x61, 0]) { Position = 4 };

        Assert.Equal("utf-16", FileEncoding.Find(stream)?.WebName);
        Assert.Equal(0, stream.Position);
    }

    private static string? Find(byte[] content) => FileEncoding.Find(new MemoryStream(content))?.WebName;

    // Gives no more than so many bytes at a time.
    private sealed class PiecedStream(byte[] content, int size) : MemoryStream(content)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(size, buffer.Length)]);
    }
}
