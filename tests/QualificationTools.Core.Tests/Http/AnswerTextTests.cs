using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using QualificationTools.Http;

namespace QualificationTools.Core.Tests.Http;

/// <summary>What a proxy makes of an answer is undone; what is no answer of a service stays as it is.</summary>
public sealed class AnswerTextTests
{
    private const string Envelope = "{\"err_no\":60022,\"err_tips\":\"类目不存在\"}";

    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Theory]
    [InlineData(Envelope)]
    [InlineData(" \r\n\t" + Envelope)]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("<html>类目</html>")]
    public void Utf_8_stays_as_it_is(string text) => Assert.Equal(text, Decode(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Mark_is_taken_off() => Assert.Equal(Envelope, Decode(Encoding.UTF8.GetBytes("\uFEFF" + Envelope)));

    [Theory]
    [InlineData(Envelope)]
    [InlineData("  " + Envelope)]
    public void Envelope_in_gbk_becomes_utf_8(string text) => Assert.Equal(text, Decode(Gbk.GetBytes(text)));

    [Fact]
    public void Page_in_gbk_is_left_alone()
    {
        var page = Gbk.GetBytes("<html>类目不存在</html>");

        Assert.Equal(page, AnswerText.Decode(page, Headers()).ToArray());
    }

    [Fact]
    public void Envelope_with_any_bytes_keeps_its_code() =>
        Assert.StartsWith("{\"err_no\":60022,", Decode([.. "{\"err_no\":60022,\"err_tips\":\""u8, 0xFF, 0x80, .. "\"}"u8]), StringComparison.Ordinal);

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    public void Zipped_answer_is_unzipped_though_none_was_asked_for(string encoding) =>
        Assert.Equal(Envelope, Decode(Zip(Encoding.UTF8.GetBytes(Envelope)), encoding));

    [Fact]
    public void Zipped_answer_with_a_mark_or_in_gbk_is_read_too()
    {
        Assert.Equal(Envelope, Decode(Zip(Encoding.UTF8.GetBytes("\uFEFF" + Envelope)), "gzip"));
        Assert.Equal(Envelope, Decode(Zip(Gbk.GetBytes(Envelope)), "gzip"));
    }

    [Fact]
    public void Answer_that_only_claims_to_be_zipped_stays() => Assert.Equal(Envelope, Decode(Encoding.UTF8.GetBytes(Envelope), "gzip"));

    [Theory]
    [InlineData(null)]
    [InlineData("br")]
    public void Zipped_answer_that_does_not_say_so_stays(string? encoding)
    {
        var zipped = Zip(Encoding.UTF8.GetBytes(Envelope));

        Assert.Equal(zipped, AnswerText.Decode(zipped, Headers(encoding)).ToArray());
    }

    [Fact]
    public void Damaged_zip_stays()
    {
        byte[] damaged = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF, 0xFF];

        Assert.Equal(damaged, AnswerText.Decode(damaged, Headers("gzip")).ToArray());
    }

    [Fact]
    public void Zip_that_is_cut_off_throws_nothing_and_is_no_whole_answer()
    {
        var zipped = Zip(Encoding.UTF8.GetBytes(Envelope));

        Assert.NotEqual(Envelope, Decode(zipped[..^12], "gzip"));
    }

    [Fact]
    public void Bomb_is_cut_at_the_limit_of_an_answer()
    {
        var bomb = Zip(new byte[HttpTransport.LargestAnswer * 4]);

        Assert.InRange(AnswerText.Decode(bomb, Headers("gzip")).Length, 1, HttpTransport.LargestAnswer);
    }

    private static string Decode(byte[] answer, string? encoding = null) => Encoding.UTF8.GetString(AnswerText.Decode(answer, Headers(encoding)).Span);

    private static HttpContentHeaders Headers(string? encoding = null)
    {
        var headers = new ByteArrayContent([]).Headers;
        if (encoding is not null)
            headers.ContentEncoding.Add(encoding);
        return headers;
    }

    private static byte[] Zip(byte[] content)
    {
        var zipped = new MemoryStream();
        using (var stream = new GZipStream(zipped, CompressionMode.Compress))
            stream.Write(content);
        return zipped.ToArray();
    }
}
