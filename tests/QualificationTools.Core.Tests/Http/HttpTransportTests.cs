using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using QualificationTools.Http;

namespace QualificationTools.Core.Tests.Http;

public sealed class HttpTransportTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly ManualTime _time = new();

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_is_handed_on()
    {
        var exchange = await SendAsync(async (request, _) =>
        {
            await ReadAsync(request);
            return StubHandler.Answer(418, "body", ("X-Tt-Logid", "log1"));
        });

        Assert.Equal((Delivery.Answered, 418, "body", "log1"),
            (exchange.Delivery, exchange.Status, Encoding.UTF8.GetString(exchange.Body.Span), exchange.Header("x-tt-logid")));
    }

    [Fact]
    public async Task Body_and_its_type_are_sent_as_they_are()
    {
        var sent = "";

        await SendAsync(async (request, _) =>
        {
            sent = $"{request.Content!.Headers.ContentType} {request.Content.Headers.ContentLength} {await request.Content.ReadAsStringAsync(Never)}";
            return StubHandler.Answer(200, "");
        });

        Assert.Equal("application/json 9 {\"中\":1}", sent);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, "ConnectFailed")]
    [InlineData(HttpRequestError.Unknown, "ConnectFailed")]
    [InlineData(HttpRequestError.NameResolutionError, "NameNotResolved")]
    [InlineData(HttpRequestError.SecureConnectionError, "TlsFailed")]
    [InlineData(HttpRequestError.ProxyTunnelError, "ProxyFailed")]
    [InlineData(HttpRequestError.ConfigurationLimitExceeded, "AnswerTooLarge")]
    public async Task Failure_before_the_body_was_written_is_certainly_not_sent(HttpRequestError error, string failure)
    {
        var exchange = await SendAsync((_, _) => throw new HttpRequestException(error));

        Assert.Equal((Delivery.NotSent, failure), (exchange.Delivery, exchange.FailureId));
    }

    [Fact]
    public async Task Broken_pipe_before_the_body_was_written_is_certainly_not_sent() =>
        Assert.Equal(Delivery.NotSent, (await SendAsync((_, _) => throw new IOException("broken", new SocketException()))).Delivery);

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.InvalidResponse)]
    [InlineData(HttpRequestError.Unknown)]
    public async Task Failure_after_the_body_was_written_leaves_the_outcome_unknown(HttpRequestError error)
    {
        var exchange = await SendAsync(async (request, _) =>
        {
            await ReadAsync(request);
            throw new HttpRequestException(error);
        });

        Assert.Equal((Delivery.Unknown, "ConnectionLost"), (exchange.Delivery, exchange.FailureId));
    }

    [Fact]
    public async Task Broken_pipe_after_the_body_was_written_leaves_the_outcome_unknown()
    {
        var exchange = await SendAsync(async (request, _) =>
        {
            await ReadAsync(request);
            throw new IOException();
        });

        Assert.Equal((Delivery.Unknown, "ConnectionLost"), (exchange.Delivery, exchange.FailureId));
    }

    [Fact]
    public async Task Timeout_before_the_body_was_written_is_certainly_not_sent()
    {
        var exchange = await TimeOutAsync(async (_, stop) => await HangAsync(stop));

        Assert.Equal((Delivery.NotSent, "ConnectTimeout"), (exchange.Delivery, exchange.FailureId));
    }

    [Fact]
    public async Task Timeout_after_the_body_was_written_leaves_the_outcome_unknown()
    {
        var exchange = await TimeOutAsync(async (request, stop) =>
        {
            await ReadAsync(request);
            return await HangAsync(stop);
        });

        Assert.Equal((Delivery.Unknown, "OperationTimeout", 0), (exchange.Delivery, exchange.FailureId, exchange.Status));
    }

    [Fact]
    public async Task Timeout_while_the_answer_arrives_leaves_the_outcome_unknown()
    {
        var exchange = await TimeOutAsync(async (request, _) =>
        {
            await ReadAsync(request);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new HangingStream()) };
        });

        Assert.Equal((Delivery.Unknown, "OperationTimeout", 200), (exchange.Delivery, exchange.FailureId, exchange.Status));
    }

    [Fact]
    public async Task Answer_within_the_timeout_is_an_answer()
    {
        var exchange = await SendAsync(async (request, _) =>
        {
            await ReadAsync(request);
            _time.Advance(Timeout - TimeSpan.FromMilliseconds(1));
            return StubHandler.Answer(200, "");
        });

        Assert.Equal(Delivery.Answered, exchange.Delivery);
    }

    [Fact]
    public async Task Stop_before_the_body_was_written_is_a_cancellation()
    {
        using var stop = new CancellationTokenSource();

        var send = SendAsync(async (_, token) =>
        {
            await stop.CancelAsync();
            return await HangAsync(token);
        }, stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);
    }

    [Fact]
    public async Task Stop_after_the_body_was_written_leaves_the_outcome_unknown()
    {
        using var stop = new CancellationTokenSource();

        var exchange = await SendAsync(async (request, token) =>
        {
            await ReadAsync(request);
            await stop.CancelAsync();
            return await HangAsync(token);
        }, stop.Token);

        Assert.Equal((Delivery.Unknown, "Stopped"), (exchange.Delivery, exchange.FailureId));
    }

    [Fact]
    public async Task Answer_that_is_declared_too_large_is_not_read()
    {
        var stream = new EndlessStream();

        var exchange = await SendAsync(async (request, _) => await AnswerAsync(request, 200, stream, HttpTransport.LargestAnswer + 1));

        Assert.Equal((Delivery.Unknown, "AnswerTooLarge", 0), (exchange.Delivery, exchange.FailureId, stream.BytesRead));
    }

    [Fact]
    public async Task Answer_that_turns_out_too_large_is_given_up()
    {
        var stream = new EndlessStream();

        var exchange = await SendAsync(async (request, _) => await AnswerAsync(request, 200, stream));

        Assert.Equal((Delivery.Unknown, "AnswerTooLarge"), (exchange.Delivery, exchange.FailureId));
        Assert.InRange(stream.BytesRead, HttpTransport.LargestAnswer, 2 * HttpTransport.LargestAnswer);
    }

    [Fact]
    public async Task Answer_of_the_largest_size_is_read()
    {
        var exchange = await SendAsync(async (request, _) => await AnswerAsync(request, 200, new MemoryStream(new byte[HttpTransport.LargestAnswer])));

        Assert.Equal((Delivery.Answered, HttpTransport.LargestAnswer), (exchange.Delivery, exchange.Body.Length));
    }

    [Fact]
    public async Task Answer_that_is_declared_to_be_of_the_largest_size_is_read()
    {
        var body = new MemoryStream(new byte[HttpTransport.LargestAnswer]);

        var exchange = await SendAsync(async (request, _) => await AnswerAsync(request, 200, body, HttpTransport.LargestAnswer));

        Assert.Equal((Delivery.Answered, HttpTransport.LargestAnswer), (exchange.Delivery, exchange.Body.Length));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(0, 0L)]
    [InlineData(1, 1L)]
    [InlineData(1, 0L)]
    [InlineData(10, 3L)]
    [InlineData(10, 10L)]
    [InlineData(10, 1000L)]
    [InlineData(4096, null)]
    [InlineData(4097, null)]
    [InlineData(4097, 4096L)]
    [InlineData(100_000, null)]
    [InlineData(100_000, 100_000L)]
    public async Task Answer_is_read_to_its_end_whatever_length_it_declares(int length, long? declared)
    {
        var body = new byte[length];
        new Random(length).NextBytes(body);

        var exchange = await SendAsync(async (request, _) => await AnswerAsync(request, 200, new MemoryStream(body), declared));

        Assert.Equal(body, exchange.Body.ToArray());
    }

    [Theory]
    [InlineData("many")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("")]
    [InlineData("99999999999999999999")]
    public async Task Length_that_is_no_number_is_not_declared(string length)
    {
        var exchange = await SendAsync(async (request, _) =>
        {
            var answer = await AnswerAsync(request, 200, new PiecesStream(["body"u8.ToArray()]));
            answer.Content.Headers.TryAddWithoutValidation("Content-Length", length);
            return answer;
        });

        Assert.Equal((Delivery.Answered, "body"), (exchange.Delivery, Encoding.UTF8.GetString(exchange.Body.Span)));
    }

    [Fact]
    public async Task Answer_may_arrive_piece_by_piece()
    {
        var exchange = await SendAsync(async (request, _) => await AnswerAsync(request, 200, new PiecesStream([[1], [2, 3], [4]]), 4));

        Assert.Equal([1, 2, 3, 4], exchange.Body.ToArray());
    }

    [Fact]
    public async Task Broken_answer_may_be_told_of_by_the_client_too()
    {
        var exchange = await SendAsync(async (request, _) => await AnswerAsync(request, 200, new ThrowingStream(new HttpRequestException(HttpRequestError.ResponseEnded))));

        Assert.Equal((Delivery.Unknown, "ConnectionLost", 200), (exchange.Delivery, exchange.FailureId, exchange.Status));
    }

    [Theory]
    [InlineData(429)]
    public async Task Status_that_says_all_counts_though_its_body_broke(int status)
    {
        var exchange = await SendAsync(async (request, _) =>
        {
            var answer = await AnswerAsync(request, status, new BreakingStream());
            answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7));
            return answer;
        });

        Assert.Equal((Delivery.Answered, status, TimeSpan.FromSeconds(7)), (exchange.Delivery, exchange.Status, exchange.RetryAfter(_time.GetUtcNow())));
    }

    [Theory]
    [InlineData(429)]
    public async Task Status_that_says_all_counts_though_its_body_is_too_large(int status)
    {
        var exchange = await SendAsync(async (request, _) => await AnswerAsync(request, status, new EndlessStream()));

        Assert.Equal((Delivery.Answered, status), (exchange.Delivery, exchange.Status));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Another_status_whose_body_broke_leaves_the_outcome_unknown(int status)
    {
        var exchange = await SendAsync(async (request, _) => await AnswerAsync(request, status, new BreakingStream()));

        Assert.Equal((Delivery.Unknown, "ConnectionLost", status), (exchange.Delivery, exchange.FailureId, exchange.Status));
    }

    [Fact]
    public async Task Nothing_of_the_exchange_stays_open()
    {
        var stream = new MemoryStream([1, 2, 3]);

        await SendAsync(async (request, _) => await AnswerAsync(request, 200, stream));

        Assert.False(stream.CanRead);
    }

    [Fact]
    public async Task No_timer_stays_behind()
    {
        await SendAsync((_, _) => Task.FromResult(StubHandler.Answer(200, "")));

        Assert.Equal(0, _time.PendingTimers);
    }

    [Fact]
    public void Handler_follows_no_redirect_keeps_no_cookie_and_checks_certificates()
    {
        using var handler = HttpTransport.CreateHandler();

        Assert.Equal((false, false, true), (handler.AllowAutoRedirect, handler.UseCookies, handler.SslOptions.RemoteCertificateValidationCallback is null));
    }

    [Fact]
    public void Handler_keeps_connections_for_a_while_and_adds_no_header()
    {
        using var handler = HttpTransport.CreateHandler();

        Assert.Equal(
            (DecompressionMethods.None, 64, TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(30), SslProtocols.Tls12 | SslProtocols.Tls13),
            (handler.AutomaticDecompression, handler.MaxResponseHeadersLength, handler.PooledConnectionLifetime, handler.PooledConnectionIdleTimeout, handler.SslOptions.EnabledSslProtocols));
        Assert.Null(handler.ActivityHeadersPropagator);
    }

    [Fact]
    public void Handler_reaches_this_machine_without_a_proxy()
    {
        using var handler = HttpTransport.CreateHandler(ProxySettings.Of(new Uri("http://proxy:8080"), static _ => null, new WebProxy()).Create());

        Assert.Equal((true, true), (handler.UseProxy, handler.Proxy!.IsBypassed(new Uri("http://127.0.0.1:5000"))));
    }

    private Task<HttpExchange> SendAsync(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer, CancellationToken? stop = null)
    {
        var transport = new HttpTransport(new HttpMessageInvoker(new StubHandler(answer)), _time);
        var request = new HttpRequestMessage(HttpMethod.Post, "https://localhost/");
        return transport.SendAsync(request, "{\"中\":1}"u8.ToArray(), new MediaTypeHeaderValue("application/json"), Timeout, stop ?? Never);
    }

    private async Task<HttpExchange> TimeOutAsync(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        var send = SendAsync(answer);
        Assert.False(send.IsCompleted);
        _time.Advance(Timeout);
        return await send;
    }

    private static Task<byte[]> ReadAsync(HttpRequestMessage request) => request.Content!.ReadAsByteArrayAsync(Never);

    private static async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, int status, Stream body, long? declared = null)
    {
        await ReadAsync(request);
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(body) };
        response.Content.Headers.ContentLength = declared;
        return response;
    }

    private static async Task<HttpResponseMessage> HangAsync(CancellationToken stop)
    {
        await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, stop);
        throw new InvalidOperationException("It hangs until it is stopped.");
    }

    private sealed class ThrowingStream(Exception exception) : BodyStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw exception;
    }
}
