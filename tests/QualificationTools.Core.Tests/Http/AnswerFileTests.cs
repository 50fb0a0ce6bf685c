using System.Net;
using System.Net.Http.Headers;
using QualificationTools.Http;

namespace QualificationTools.Core.Tests.Http;

public sealed class AnswerFileTests : IDisposable
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, .. Enumerable.Range(0, 300_000).Select(number => (byte)number)];

    private readonly ManualTime _time = new();
    private readonly MemoryStream _target = new();

    public void Dispose() => _target.Dispose();

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("application/octet-stream")]
    [InlineData(null)]
    public async Task File_goes_to_the_target(string? type)
    {
        var (exchange, file) = await FetchAsync(Answer(200, Photo, type));

        Assert.Equal((Delivery.Answered, true, type), (exchange.Delivery, file.IsComplete, file.MediaType));
        Assert.Equal(Photo, _target.ToArray());
        Assert.True(exchange.Body.IsEmpty);
    }

    [Theory]
    [InlineData(200, "{\"ResponseMetadata\":{}}", "image/jpeg")]
    [InlineData(200, "  \r\n{}", null)]
    [InlineData(200, "<html>", "application/octet-stream")]
    [InlineData(200, "FF", "text/plain")]
    [InlineData(200, "FF", "application/json")]
    [InlineData(500, "FF", "image/jpeg")]
    [InlineData(302, "FF", "image/jpeg")]
    [InlineData(200, "", "image/jpeg")]
    public async Task Answer_that_is_no_file_is_left_to_the_exchange(int status, string body, string? type)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(body);
        var (exchange, file) = await FetchAsync(Answer(status, bytes, type));

        Assert.Equal((false, status), (file.IsComplete, exchange.Status));
        Assert.Equal(bytes, exchange.Body.ToArray());
        Assert.Equal(0, _target.Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task File_that_is_too_large_is_given_up(bool isDeclared)
    {
        var answer = Answer(200, Photo, "image/jpeg");
        if (!isDeclared)
            answer.Content = new StreamContent(new UnsizedStream(Photo));
        var (exchange, file) = await FetchAsync(answer, limit: 1000);

        Assert.Equal((Delivery.Unknown, "AnswerTooLarge", false), (exchange.Delivery, exchange.FailureId, file.IsComplete));
    }

    [Fact]
    public async Task File_of_the_greatest_size_is_taken() => Assert.True((await FetchAsync(Answer(200, Photo, null), Photo.Length)).File.IsComplete);

    [Fact]
    public async Task File_that_is_declared_too_large_is_not_read()
    {
        var endless = new EndlessStream();
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(endless) };
        answer.Content.Headers.ContentLength = 1001;

        var (exchange, _) = await FetchAsync(answer, limit: 1000);

        Assert.Equal(("AnswerTooLarge", 0), (exchange.FailureId, endless.BytesRead));
    }

    [Fact]
    public async Task File_may_be_larger_than_any_other_answer()
    {
        var length = HttpTransport.LargestAnswer + 1;
        var answer = Answer(200, [.. Photo, .. new byte[length - Photo.Length]], null);

        var (exchange, file) = await FetchAsync(answer, limit: length);

        Assert.Equal((Delivery.Answered, true, length), (exchange.Delivery, file.IsComplete, _target.Length));
    }

    [Fact]
    public async Task File_of_a_few_bytes_is_one()
    {
        var (exchange, file) = await FetchAsync(Answer(200, Photo[..3], null));

        Assert.Equal((true, true), (file.IsComplete, exchange.Body.IsEmpty));
        Assert.Equal(Photo[..3], _target.ToArray());
    }

    [Fact]
    public async Task First_bytes_alone_tell_what_it_is()
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new PiecesStream(["{"u8.ToArray(), Photo[..100]])) };

        var (exchange, file) = await FetchAsync(answer);

        Assert.Equal((Delivery.Answered, 101, false, 0L), (exchange.Delivery, exchange.Body.Length, file.IsComplete, _target.Length));
    }

    [Fact]
    public async Task Answer_that_is_no_file_has_a_greatest_size_too()
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new EndlessStream()) };
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");

        var (exchange, file) = await FetchAsync(answer, limit: long.MaxValue);

        Assert.Equal((Delivery.Unknown, "AnswerTooLarge", false), (exchange.Delivery, exchange.FailureId, file.IsComplete));
    }

    [Fact]
    public async Task Question_that_did_not_get_through_was_not_sent()
    {
        var exchange = await FetchAsync((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError));

        Assert.Equal((Delivery.NotSent, "ConnectFailed"), (exchange.Delivery, exchange.FailureId));
    }

    [Fact]
    public async Task Question_that_takes_too_long_is_given_up()
    {
        var fetch = FetchAsync((_, stop) => HangAsync(stop));
        Assert.False(fetch.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(30));

        var exchange = await fetch;

        Assert.Equal((Delivery.NotSent, "OperationTimeout"), (exchange.Delivery, exchange.FailureId));
    }

    [Fact]
    public async Task Stop_is_a_cancellation_though_the_file_has_begun()
    {
        using var stop = new CancellationTokenSource();

        var fetch = FetchAsync(
            async (_, _) =>
            {
                await stop.CancelAsync();
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new HangingStream()) };
            },
            stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
    }

    [Fact]
    public async Task Next_attempt_begins_the_target_anew()
    {
        _target.Write(new byte[400_000]);

        await FetchAsync(Answer(200, Photo, null));

        Assert.Equal(Photo, _target.ToArray());
    }

    [Fact]
    public async Task Disk_that_fails_is_no_fault_of_the_connection() =>
        await Assert.ThrowsAsync<AnswerFileException>(() => Transport(Answer(200, Photo, null)).FetchAsync(Request(), new AnswerFile(new FullDisk(), 1_000_000), TimeSpan.FromSeconds(30), Never));

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    private static HttpRequestMessage Request() => new(HttpMethod.Get, "https://service.example/");

    private static HttpResponseMessage Answer(int status, byte[] body, string? type)
    {
        var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
        answer.Content.Headers.ContentType = type is null ? null : new MediaTypeHeaderValue(type);
        return answer;
    }

    private static async Task<HttpResponseMessage> HangAsync(CancellationToken stop)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        throw new InvalidOperationException("It hangs until it is stopped.");
    }

    private HttpTransport Transport(HttpResponseMessage answer) => Transport((_, _) => Task.FromResult(answer));

    private HttpTransport Transport(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) => new(new HttpMessageInvoker(new StubHandler(answer)), _time);

    private Task<HttpExchange> FetchAsync(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer, CancellationToken? stop = null) =>
        Transport(answer).FetchAsync(Request(), new AnswerFile(_target, 1_000_000), TimeSpan.FromSeconds(30), stop ?? Never);

    private async Task<(HttpExchange Exchange, AnswerFile File)> FetchAsync(HttpResponseMessage answer, long limit = 1_000_000)
    {
        var file = new AnswerFile(_target, limit);
        return (await Transport(answer).FetchAsync(Request(), file, TimeSpan.FromSeconds(30), Never), file);
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("There is not enough space on the disk.");
    }

    private sealed class UnsizedStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
