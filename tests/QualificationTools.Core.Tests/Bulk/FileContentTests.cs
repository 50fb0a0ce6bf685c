using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using QualificationTools.Bulk;
using QualificationTools.Core.Tests.Files;
using QualificationTools.Core.Tests.Http;
using QualificationTools.Files;
using QualificationTools.Http;

namespace QualificationTools.Core.Tests.Bulk;

public sealed class FileContentTests : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly SamplePhotos _photos = new();

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public void Dispose() => _photos.Dispose();

    [Theory]
    [InlineData(100)]
    [InlineData(48 * 1024)]
    [InlineData((48 * 1024) + 1)]
    [InlineData((96 * 1024) + 2)]
    public async Task Base64_is_that_of_the_whole_file(int length)
    {
        var photo = SamplePhotos.Png(length);
        using var content = Content(photo, asBase64: true);

        var sent = await content.ReadAsByteArrayAsync(Never);

        Assert.Equal($"<{Convert.ToBase64String(photo)}>", Encoding.ASCII.GetString(sent));
        Assert.Equal(sent.Length, content.Headers.ContentLength);
    }

    [Fact]
    public async Task Digest_is_that_of_what_is_sent()
    {
        using var content = Content(SamplePhotos.Png(100_000), asBase64: true);

        Assert.Equal(SHA256.HashData(await content.ReadAsByteArrayAsync(Never)), await content.DigestAsync(Never));
    }

    [Fact]
    public async Task Bytes_are_sent_as_they_are()
    {
        var photo = SamplePhotos.Png(100_000);
        using var content = Content(photo, asBase64: false);

        byte[] expected = [(byte)'<', .. photo, (byte)'>'];
        Assert.Equal(expected, await content.ReadAsByteArrayAsync(Never));
    }

    [Theory]
    [InlineData("other content", "FileChanged")]
    [InlineData("longer", "FileChanged")]
    [InlineData("shorter", "FileChanged")]
    [InlineData("gone", "FileChanged")]
    public async Task File_that_is_no_longer_what_was_checked_is_not_sent_to_its_end(string change, string failure)
    {
        var photo = SamplePhotos.Png(100_000);
        var file = _photos.Local("a.png", photo);
        using var content = new FileContent([], file, [], asBase64: false, Json);
        switch (change)
        {
            case "other content":
                _photos.Write("a.png", SamplePhotos.Png(100_000, seed: 2));
                break;
            case "longer":
                _photos.Write("a.png", [.. photo, 1]);
                break;
            case "shorter":
                _photos.Write("a.png", photo[..^1]);
                break;
            default:
                File.Delete(file.Path);
                break;
        }

        var sent = new MemoryStream();
        await Assert.ThrowsAnyAsync<Exception>(() => content.CopyToAsync(sent, Never));

        Assert.Equal(failure, content.FailureId);
        Assert.True(sent.Length < photo.Length);
    }

    [Fact]
    public async Task Nothing_of_a_file_that_shrank_is_sent_beyond_its_end()
    {
        var file = _photos.Local("a.png", SamplePhotos.Png(100_000));
        _photos.Write("a.png", SamplePhotos.Png(100));
        using var content = new FileContent([], file, [], asBase64: false, Json);
        var sent = new MemoryStream();

        await Assert.ThrowsAnyAsync<Exception>(() => content.CopyToAsync(sent, Never));

        Assert.Equal(("FileChanged", 0L), (content.FailureId, sent.Length));
    }

    [Fact]
    public async Task File_that_another_program_holds_cannot_be_read()
    {
        var file = _photos.Local("a.png", SamplePhotos.Png());
        using var holder = new FileStream(file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        using var content = new FileContent([], file, [], asBase64: false, Json);

        await Assert.ThrowsAnyAsync<Exception>(() => content.CopyToAsync(Stream.Null, Never));

        Assert.Equal("FileNotReadable", content.FailureId);
    }

    [Fact]
    public async Task File_that_changed_has_no_digest()
    {
        var file = _photos.Local("a.png", SamplePhotos.Png());
        _photos.Write("a.png", SamplePhotos.Png(seed: 2));
        using var content = new FileContent([], file, [], asBase64: true, Json);

        var e = await Assert.ThrowsAsync<LocalFileException>(() => content.DigestAsync(Never));

        Assert.Equal("FileChanged", e.Id);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 4)]
    [InlineData(2, 4)]
    [InlineData(3, 4)]
    [InlineData(4, 8)]
    public void Length_as_base64_is_known_ahead(long length, long encoded) => Assert.Equal(encoded, new LocalFile("a.png", length, "", null).Base64Length);

    [Fact]
    public void Digest_of_a_file_is_that_of_all_of_it()
    {
        using var stream = new MemoryStream(SamplePhotos.Png(100_000));
        stream.Position = 50;

        Assert.Equal(SamplePhotos.Digest(SamplePhotos.Png(100_000)), LocalFile.DigestOf(stream));
    }

    [Fact]
    public async Task Request_that_broke_off_here_certainly_did_not_take_effect()
    {
        var file = _photos.Local("a.png", SamplePhotos.Png(100_000));
        _photos.Write("a.png", SamplePhotos.Png(100_000, seed: 2));
        using var invoker = new HttpMessageInvoker(new StubHandler(async (request, stop) =>
        {
            await request.Content!.CopyToAsync(Stream.Null, stop);
            return StubHandler.Answer(200, "");
        }));

        var exchange = await new HttpTransport(invoker, TimeProvider.System).SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "https://localhost"), new FileContent([1], file, [], asBase64: false, Json), TimeSpan.FromSeconds(30), Never);

        Assert.Equal((Delivery.NotSent, "FileChanged"), (exchange.Delivery, exchange.FailureId));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pieces_are_small_however_large_the_file_is(bool asBase64)
    {
        var largest = 0;
        using var content = Content(SamplePhotos.Png(3_000_000), asBase64);

        await content.CopyToAsync(new WatchedStream(length => largest = Math.Max(largest, length)), Never);

        Assert.InRange(largest, 1, 64 * 1024);
    }

    [Fact]
    public async Task Time_runs_from_the_last_piece_that_went_out()
    {
        var time = new ManualTime();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), time);
        using var content = Content(SamplePhotos.Png(500_000), asBase64: false);
        content.Watch(deadline, TimeSpan.FromSeconds(30));

        await content.CopyToAsync(new WatchedStream(_ => time.Advance(TimeSpan.FromSeconds(20))), Never);

        Assert.False(deadline.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(11));
        Assert.True(deadline.IsCancellationRequested);
    }

    private FileContent Content(byte[] photo, bool asBase64) => new("<"u8.ToArray(), _photos.Local("a.png", photo), ">"u8.ToArray(), asBase64, Json);

    private sealed class WatchedStream(Action<int> onWrite) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            onWrite(buffer.Length);
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
