using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using QualificationTools.Bulk;
using QualificationTools.Http;

namespace QualificationTools.Core.Tests.Http;

/// <summary>What a proxy answers, over real sockets. It is never passed: nothing leaves this machine.</summary>
public sealed class ProxyFailureTests : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly InCulture _english = InCulture.English();
    private readonly List<string> _notes = [];

    public void Dispose() => _english.Dispose();

    [Theory]
    [InlineData(407, "ProxyAuthenticationRequired", "requires a credential (407).")]
    [InlineData(403, "ProxyFailed", "answered 403.")]
    [InlineData(502, "ProxyFailed", "answered 502.")]
    public async Task Answer_of_the_proxy_is_told_with_its_place(int status, string id, string text)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var answering = AnswerAsync(listener, $"HTTP/1.1 {status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        var exchange = await SendAsync(new Uri($"http://us:canary@127.0.0.1:{port}"));
        listener.Stop();
        await answering;

        Assert.Equal((Delivery.NotSent, id), (exchange.Delivery, exchange.FailureId));
        var reply = TransportReply.ForDelivery(exchange)!;
        Assert.Equal($"The proxy 127.0.0.1:{port} {text}", reply.Message);
        Assert.Equal($"No answer from cloud.example:443 through the proxy 127.0.0.1:{port}: ProxyTunnelError.", Assert.Single(_notes));
        Assert.DoesNotContain("canary", reply.Message + reply.Advice + string.Concat(_notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proxy_that_is_not_there_is_told_with_the_systems_word()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var exchange = await SendAsync(new Uri($"http://127.0.0.1:{port}"));

        Assert.Equal((Delivery.NotSent, "ProxyNotReached"), (exchange.Delivery, exchange.FailureId));
        Assert.Equal($"The proxy 127.0.0.1:{port} could not be reached (ConnectionRefused).", TransportReply.ForDelivery(exchange)!.Message);
        Assert.Equal($"No answer from cloud.example:443 through the proxy 127.0.0.1:{port}: ConnectionRefused.", Assert.Single(_notes));
    }

    [Fact]
    public async Task Proxy_without_an_address_is_not_taken_for_the_endpoint()
    {
        var exchange = await SendAsync(new Uri("http://proxy.invalid:8080"));

        Assert.Equal("ProxyNotReached", exchange.FailureId);
        Assert.StartsWith("The proxy proxy.invalid:8080 could not be reached (", TransportReply.ForDelivery(exchange)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Service_that_is_not_there_is_noted_with_the_systems_word()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var exchange = await SendAsync(null, new Uri($"http://127.0.0.1:{port}"));

        Assert.Equal("ConnectFailed", exchange.FailureId);
        Assert.Equal($"No answer from 127.0.0.1:{port}: ConnectionRefused.", Assert.Single(_notes));
    }

    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(Never);
                var stream = client.GetStream();
                var buffer = new byte[4096];
                if (await stream.ReadAsync(buffer, Never) > 0)
                    await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), Never);
            }
        }
        // A listener that is stopped between two connections says that it was never started.
        catch (Exception e) when (e is SocketException or IOException or InvalidOperationException or OperationCanceledException)
        {
            // The test is over.
        }
    }

    private Task<HttpExchange> SendAsync(Uri? proxy, Uri? address = null)
    {
        var settings = proxy is null ? ProxySettings.None : ProxySettings.Of(proxy, static _ => null, new WebProxy());
        var transport = HttpTransport.Shared(TimeProvider.System, settings, _notes.Add);
        var request = new HttpRequestMessage(HttpMethod.Post, address ?? new Uri("https://cloud.example/"));
        return transport.SendAsync(request, "{}"u8.ToArray(), new MediaTypeHeaderValue("application/json"), TimeSpan.FromSeconds(30), Never);
    }
}
