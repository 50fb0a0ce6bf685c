using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using QualificationTools.Resources;

namespace QualificationTools.Http;

/// <summary>
/// Sends one request and tells what became of it. No redirects, no cookies, certificates always checked,
/// answers bounded, the proxy the one that was named or the environment's.
/// </summary>
internal sealed class HttpTransport(HttpConnections connections, TimeProvider time)
{
    /// <summary>No answer of either service comes near this size.</summary>
    public const int LargestAnswer = 8 * 1024 * 1024;

    private static readonly ConcurrentDictionary<
        ProxySettings,
        (HttpConnections Connections, IWebProxy? Proxy)
    > Shareds = new();

    /// <summary>Makes a transport over connections that are never renewed.</summary>
    public HttpTransport(HttpMessageInvoker invoker, TimeProvider time)
        : this(new HttpConnections(() => invoker), time)
    {
    }

    /// <summary>Gets what stands for the present connections.</summary>
    public object Pool => connections.Current;

    /// <summary>Gets the proxy of the connections; null where there is none.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Gets where the cause of a failure is noted; null where nobody follows.</summary>
    public Action<string>? Note { get; init; }

    /// <summary>
    /// A transport over the process's one connection pool of a proxy, so that single calls in a loop reuse connections
    /// too.
    /// </summary>
    /// <param name="time">The clock.</param>
    /// <param name="proxy">The proxy.</param>
    /// <param name="note">Where the cause of a failure is noted; null where nobody follows.</param>
    public static HttpTransport Shared(TimeProvider time, ProxySettings proxy, Action<string>? note = null)
    {
        var (connections, used) = Shareds.GetOrAdd(proxy, static settings =>
        {
            var created = settings.Create();
            return (new HttpConnections(() => new HttpMessageInvoker(CreateHandler(created))), created);
        });
        return new(connections, time) { Proxy = used, Note = note };
    }

    /// <summary>
    /// Returns the host and port of the proxy through which an address is reached; null where there is none.
    /// </summary>
    public string? ProxyFor(Uri address) =>
        Proxy is null || Proxy.IsBypassed(address) || Proxy.GetProxy(address) is not { } proxy || proxy == address
            ? null
            : ConnectionFailure.Place(proxy);

    /// <summary>Gives up the connections on which answers have gone astray.</summary>
    /// <param name="pool">What stood for them.</param>
    public void Renew(object pool) => connections.Renew(pool);

    /// <summary>The handler that the module uses.</summary>
    /// <param name="proxy">The proxy; null for none.</param>
    public static SocketsHttpHandler CreateHandler(IWebProxy? proxy = null) =>
        new()
        {
            UseProxy = proxy is not null,
            Proxy = proxy,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            // Activity headers would tell the service about the caller, and cost time.
            ActivityHeadersPropagator = null,
            SslOptions = new SslClientAuthenticationOptions
            {
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            },
        };

    /// <summary>Sends a request with a body.</summary>
    /// <param name="request">The request; this method gives it its content and disposes of it.</param>
    /// <param name="body">The exact bytes.</param>
    /// <param name="contentType">The content's type.</param>
    /// <param name="timeout">The time for the whole exchange, connecting included.</param>
    /// <param name="stop">Ends the exchange early; then <see cref="OperationCanceledException"/> is thrown only where
    /// nothing was sent.</param>
    public Task<HttpExchange> SendAsync(
        HttpRequestMessage request,
        ReadOnlyMemory<byte> body,
        MediaTypeHeaderValue contentType,
        TimeSpan timeout,
        CancellationToken stop
    ) => SendAsync(request, new BytesContent(body, contentType), timeout, stop);

    /// <summary>Sends a request with a body of any kind.</summary>
    /// <param name="request">The request; this method gives it its content and disposes of it.</param>
    /// <param name="content">The body. One that takes its time may put the end of the exchange off as long as it goes
    /// on.</param>
    /// <param name="timeout">The time for the whole exchange, connecting included.</param>
    /// <param name="stop">Ends the exchange early; then <see cref="OperationCanceledException"/> is thrown only where
    /// nothing was sent.</param>
    public Task<HttpExchange> SendAsync(
        HttpRequestMessage request,
        TrackedContent content,
        TimeSpan timeout,
        CancellationToken stop
    ) => ExchangeAsync(request, content, null, timeout, stop);

    /// <summary>Fetches a file with a request that has no body and changes nothing.</summary>
    /// <param name="request">The request; this method disposes of it.</param>
    /// <param name="file">Where the answer goes if it is a file; any other answer is in the exchange.</param>
    /// <param name="timeout">The time for the whole exchange, connecting included.</param>
    /// <param name="stop">Ends the exchange early with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="AnswerFileException">The file could not be written.</exception>
    public Task<HttpExchange> FetchAsync(
        HttpRequestMessage request,
        AnswerFile file,
        TimeSpan timeout,
        CancellationToken stop
    ) => ExchangeAsync(request, null, file, timeout, stop);

    private async Task<HttpExchange> ExchangeAsync(
        HttpRequestMessage request, TrackedContent? content, AnswerFile? file, TimeSpan timeout, CancellationToken stop)
    {
        using (request)
        {
            using var deadline = new CancellationTokenSource(timeout, time);
            using var stopping = stop.UnsafeRegister(
                static source => ((CancellationTokenSource)source!).Cancel(),
                deadline);
            content?.Watch(deadline, timeout);
            request.Content = content;
            HttpResponseMessage? response = null;
            try
            {
                response = await connections.Current.Invoker.SendAsync(request, deadline.Token).ConfigureAwait(false);
                var answer = await ReadBodyAsync(response, file, deadline.Token).ConfigureAwait(false);
                return answer is { } whole
                    ? new HttpExchange(Delivery.Answered)
                    {
                        Status = (int)response.StatusCode,
                        Headers = response.Headers,
                        Body = AnswerText.Decode(whole, response.Content.Headers),
                    }
                    : Broken(response, "AnswerTooLarge");
            }
            catch (OperationCanceledException)
            {
                if (content?.HasStarted != true)
                    stop.ThrowIfCancellationRequested();
                var id =
                    stop.IsCancellationRequested ? "Stopped"
                    : content?.HasStarted == false ? "ConnectTimeout"
                    : "OperationTimeout";
                if (response is not null)
                    return Broken(response, id);
                var proxy = id == "ConnectTimeout" ? ProxyFor(request.RequestUri!) : null;
                var failure = proxy is null ? new ConnectionFailure(id) : new ConnectionFailure("ProxyTimeout", proxy);
                NoteCause(request.RequestUri!, id);
                return Lost(content, failure);
            }
            catch (HttpRequestException e)
            {
                NoteCause(request.RequestUri!, ConnectionFailure.Cause(e));
                return response is null
                    ? Lost(content, ConnectionFailure.Of(e, content?.HasStarted == true, ProxyFor(request.RequestUri!)))
                    : Broken(response, "ConnectionLost");
            }
            catch (IOException e)
            {
                NoteCause(request.RequestUri!, ConnectionFailure.Cause(e));
                return response is null
                    ? Lost(content, new ConnectionFailure("ConnectionLost"))
                    : Broken(response, "ConnectionLost");
            }
            finally
            {
                response?.Dispose();
            }
        }
    }

    // A body that broke off here is shorter than its headers said: the service has no whole request.
    private static HttpExchange Lost(TrackedContent? content, ConnectionFailure failure) =>
        content?.FailureId is { } own
            ? new(Delivery.NotSent, own)
            : new(content?.HasStarted == true ? Delivery.Unknown : Delivery.NotSent, failure.Id)
            {
                FailureDetails = failure.Details,
            };

    private void NoteCause(Uri address, string cause)
    {
        if (Note is null)
            return;
        var place = ConnectionFailure.Place(address);
        Note(
            ProxyFor(address) is { } proxy
                ? Texts.Format("Trace_FailureThroughProxy", place, proxy, cause)
                : Texts.Format("Trace_Failure", place, cause));
    }

    // The status came and the body did not. "Too many requests" says all that is needed in the status.
    private static HttpExchange Broken(HttpResponseMessage response, string failureId) =>
        response.StatusCode is HttpStatusCode.TooManyRequests
            ? new HttpExchange(Delivery.Answered) { Status = (int)response.StatusCode, Headers = response.Headers }
            : new HttpExchange(Delivery.Unknown, failureId)
            {
                Status = (int)response.StatusCode,
                Headers = response.Headers,
            };

    // Gives null where the answer is larger than allowed; the connection is then given up, not drained.
    private static async ValueTask<ReadOnlyMemory<byte>?> ReadBodyAsync(
        HttpResponseMessage response,
        AnswerFile? file,
        CancellationToken stop)
    {
        var declared = response.Content.Headers.ContentLength;
        if (declared > (file?.Limit ?? LargestAnswer))
            return null;
        var buffer = new byte[declared is > 0 && file is null ? (int)declared + 1 : 4096];
        var length = 0;
        var stream = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(length), stop).ConfigureAwait(false);
                if (read == 0)
                    return buffer.AsMemory(0, length);
                length += read;
                // The first bytes tell what it is.
                if (length == read && file?.Takes(response, buffer.AsSpan(0, length)) == true)
                    return await file.WriteAsync(buffer.AsMemory(0, length), stream, stop).ConfigureAwait(false)
                        ? ReadOnlyMemory<byte>.Empty
                        : default(ReadOnlyMemory<byte>?);
                if (length > LargestAnswer)
                    return null;
                if (length == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }
}
