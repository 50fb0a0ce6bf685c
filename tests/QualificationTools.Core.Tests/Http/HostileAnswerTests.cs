using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using QualificationTools.Bulk;
using QualificationTools.Douyin;
using QualificationTools.Http;
using QualificationTools.Journal;
using QualificationTools.Vms;

namespace QualificationTools.Core.Tests.Http;

/// <summary>Servers that mean harm, or are broken, over real connections.</summary>
public sealed class HostileAnswerTests : IDisposable
{
    private const string SessionToken = "session-token-of-the-test";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpMessageInvoker _invoker = new(HttpTransport.CreateHandler());

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    public void Dispose() => _invoker.Dispose();

    [Theory]
    [InlineData("Content-Length: 1073741824\r\n\r\n", false)]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n", true)]
    public async Task Answer_of_a_gigabyte_is_given_up_at_the_limit(string headers, bool isChunked)
    {
        await using var server = new RawServer(async (stream, stop) =>
        {
            await WriteAsync(stream, "HTTP/1.1 200 OK\r\n" + headers, stop);
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)' ');
            for (var sent = 0; sent < 1024; sent++)
            {
                if (isChunked)
                    await WriteAsync(stream, "100000\r\n", stop);
                await stream.WriteAsync(block, stop);
                if (isChunked)
                    await WriteAsync(stream, "\r\n", stop);
            }
        });
        var before = GC.GetTotalAllocatedBytes();

        var exchange = await SendAsync(server.Address);

        Assert.Equal((Delivery.Unknown, "AnswerTooLarge"), (exchange.Delivery, exchange.FailureId));
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64L * 1024 * 1024);
    }

    [Fact]
    public async Task Header_of_a_megabyte_is_refused()
    {
        await using var server = new RawServer((stream, stop) =>
            WriteAsync(stream, $"HTTP/1.1 200 OK\r\nX-Long: {new string('a', 1 << 20)}\r\nContent-Length: 2\r\n\r\n{{}}", stop));

        var exchange = await SendAsync(server.Address);

        Assert.Equal((Delivery.Unknown, "AnswerTooLarge"), (exchange.Delivery, exchange.FailureId));
    }

    [Theory]
    [InlineData("{\"ResponseMetadata\":{\"RequestId\":\"r\"},\"Result\":", "}")]
    [InlineData("{\"err_no\":0,\"data\":", "}")]
    [InlineData("", "")]
    public async Task Json_nested_a_hundred_thousand_deep_is_no_answer_of_the_service(string start, string end)
    {
        const int Depth = 100_000;
        var body = start + new string('[', Depth) + new string(']', Depth) + end;
        await using var server = new RawServer((stream, stop) => WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}", stop));

        var exchange = await SendAsync(server.Address);
        var vms = VmsReply.Read(exchange, TimeProvider.System);
        var douyin = DouyinReply.Read(exchange, TimeProvider.System);

        Assert.Equal((ReplyKind.Unknown, "ForeignAnswer"), (vms.Kind, vms.Code));
        Assert.Equal((ReplyKind.Unknown, "ForeignAnswer"), (douyin.Kind, douyin.Code));
        Assert.Null(VmsQueryAnswer.Read(exchange.Body));
        Assert.Null(DouyinTokenAnswer.Read(exchange.Body.Span));
        Assert.Equal(Evidence.Undecided, DouyinClassAuthAnswer.Compare(exchange.Body, new DouyinClassAuthForm(), Rivals.None).Evidence);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirect_to_another_host_is_not_followed(int status)
    {
        await using var other = new RawServer((stream, stop) => WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", stop));
        await using var server = new RawServer((stream, stop) =>
            WriteAsync(stream, $"HTTP/1.1 {status} Elsewhere\r\nLocation: {other.Address}\r\nContent-Length: 0\r\n\r\n", stop));
        var client = new VmsClient(
            new HttpTransport(_invoker, TimeProvider.System), server.Address, new VolcengineCredential("AKLT1", "secret", SessionToken), VmsClient.DefaultRegion, Timeout, TimeProvider.System);

        var (_, exchange) = await client.PostAsync("QueryQualification", "{}"u8.ToArray(), Never);

        Assert.Equal(status, exchange.Status);
        Assert.Contains(SessionToken, Assert.Single(server.Requests), StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    [Trait("Needs", "Certificates")]
    public async Task Certificate_that_is_not_trusted_ends_the_exchange_before_a_byte_of_it()
    {
        using var certificate = CreateCertificate();
        var seen = new List<byte>();
        await using var server = new RawServer(async (stream, stop) =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop);
            var buffer = new byte[4096];
            var read = await tls.ReadAsync(buffer, stop);
            seen.AddRange(buffer.AsSpan(0, read));
        }, readsRequest: false);

        var exchange = await SendAsync(new Uri($"https://localhost:{server.Address.Port}/"));

        Assert.Equal((Delivery.NotSent, "TlsFailed"), (exchange.Delivery, exchange.FailureId));
        Assert.Empty(seen);
    }

    [Fact]
    public async Task Answer_that_trickles_ends_at_the_deadline()
    {
        var time = new ManualTime();
        await using var server = new RawServer(async (stream, stop) =>
        {
            await WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", stop);
            for (var sent = 0; sent < 20; sent++)
            {
                await WriteAsync(stream, " ", stop);
                time.Advance(Timeout / 10);
            }

            await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, stop);
        });

        var exchange = await SendAsync(server.Address, time);

        Assert.Equal((Delivery.Unknown, "OperationTimeout"), (exchange.Delivery, exchange.FailureId));
    }

    private Task<HttpExchange> SendAsync(Uri address, TimeProvider? time = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address);
        return new HttpTransport(_invoker, time ?? TimeProvider.System).SendAsync(request, "{}"u8.ToArray(), Json, Timeout, Never);
    }

    private static Task WriteAsync(Stream stream, string text, CancellationToken stop) => stream.WriteAsync(Encoding.ASCII.GetBytes(text), stop).AsTask();

    private static X509Certificate2 CreateCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>Answers every connection with what the test writes.</summary>
    private sealed class RawServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly List<string> _requests = [];
        private readonly Task _loop;

        public RawServer(Func<Stream, CancellationToken, Task> answer, bool readsRequest = true)
        {
            _listener.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
            _loop = Task.Run(() => LoopAsync(answer, readsRequest));
        }

        public Uri Address { get; }

        public IReadOnlyList<string> Requests
        {
            get
            {
                lock (_requests)
                    return [.. _requests];
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Stop();
            await _loop;
            _stop.Dispose();
        }

        private async Task LoopAsync(Func<Stream, CancellationToken, Task> answer, bool readsRequest)
        {
            while (true)
            {
                try
                {
                    using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                    await using var stream = client.GetStream();
                    if (readsRequest)
                        await ReadRequestAsync(stream);
                    await answer(stream, _stop.Token);
                }
                catch (Exception) when (_stop.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException or SocketException)
                {
                    // The client has gone, as it should.
                }
            }
        }

        // The headers, and the two bytes of the body.
        private async Task ReadRequestAsync(NetworkStream stream)
        {
            var text = new StringBuilder();
            var buffer = new byte[8192];
            while (!text.ToString().EndsWith("\r\n\r\n{}", StringComparison.Ordinal))
            {
                var read = await stream.ReadAsync(buffer, _stop.Token);
                if (read == 0)
                    break;
                text.Append(Encoding.ASCII.GetString(buffer, 0, read));
            }

            if (text.Length > 0)
            {
                lock (_requests)
                    _requests.Add(text.ToString());
            }
        }
    }
}
