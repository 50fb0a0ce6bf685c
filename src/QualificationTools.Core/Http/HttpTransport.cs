using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using QualificationTools.Resources;

namespace QualificationTools.Http;

/// <summary>
/// Sends single requests. It follows no redirects, keeps no cookies, always checks certificates, limits the size of
/// answers, and uses the specified proxy or that of the environment.
/// </summary>
internal sealed class HttpTransport(HttpConnections connections, TimeProvider time)
{
    /// <summary>Answers of both services are far smaller.</summary>
    public const int LargestAnswer = 8 * 1024 * 1024;

    private static readonly ConcurrentDictionary<ProxySettings, SharedConnections> Shareds = new();

    /// <summary>Initializes a transport over connections that are never replaced.</summary>
    public HttpTransport(HttpMessageInvoker invoker, TimeProvider time)
        : this(new HttpConnections(() => invoker), time)
    {
    }

    /// <summary>Gets the token of the current connections.</summary>
    public object Pool => connections.Current;

    /// <summary>Gets the proxy of the connections; null if there is none.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Gets the callback that records the cause of a failure; null if tracing is off.</summary>
    public Action<string>? Note { get; init; }

    /// <summary>
    /// Returns a transport over the process's only connection pool for a proxy, so single calls in a loop reuse
    /// connections too.
    /// </summary>
    /// <param name="time">The clock.</param>
    /// <param name="proxy">The proxy.</param>
    /// <param name="note">Records the cause of a failure; null if tracing is off.</param>
    public static HttpTransport Shared(TimeProvider time, ProxySettings proxy, Action<string>? note = null)
    {
        var shared = Shareds.GetOrAdd(proxy, static settings =>
        {
            var created = settings.Create();
            return new(new HttpConnections(() => new HttpMessageInvoker(CreateHandler(created))), created);
        });
        return new(shared.Connections, time) { Proxy = shared.Proxy, Note = note };
    }

    /// <summary>
    /// Returns the host and port of the proxy through which an address is reached; null if there is none.
    /// </summary>
    public string? ProxyFor(Uri address) =>
        Proxy is null || Proxy.IsBypassed(address) || Proxy.GetProxy(address) is not { } proxy || proxy == address
            ? null
            : ConnectionFailure.Place(proxy);

    /// <summary>Replaces the connections after an answer was misdelivered.</summary>
    /// <param name="pool">The token of the connections.</param>
    public void Renew(object pool) => connections.Renew(pool);

    /// <summary>Creates the handler that the module uses.</summary>
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
    /// <param name="request">The request; this method sets its content and disposes it.</param>
    /// <param name="body">The exact bytes.</param>
    /// <param name="contentType">The content's type.</param>
    /// <param name="timeout">The time for the whole exchange, including connecting.</param>
    /// <param name="stop">Cancels the exchange; <see cref="OperationCanceledException"/> is thrown only if nothing was
    /// sent.</param>
    public Task<HttpExchange> SendAsync(
        HttpRequestMessage request,
        ReadOnlyMemory<byte> body,
        MediaTypeHeaderValue contentType,
        TimeSpan timeout,
        CancellationToken stop) => SendAsync(request, new BytesContent(body, contentType), timeout, stop);

    /// <summary>Sends a request with a body of any kind.</summary>
    /// <param name="request">The request; this method sets its content and disposes it.</param>
    /// <param name="content">The body. It can extend the deadline as long as it is still being sent.</param>
    /// <param name="timeout">The time for the whole exchange, including connecting.</param>
    /// <param name="stop">Cancels the exchange; <see cref="OperationCanceledException"/> is thrown only if nothing was
    /// sent.</param>
    public Task<HttpExchange> SendAsync(
        HttpRequestMessage request,
        TrackedContent content,
        TimeSpan timeout,
        CancellationToken stop) => ExchangeAsync(request, content, null, timeout, stop);

    /// <summary>Downloads a file with a request that has no body and changes nothing.</summary>
    /// <param name="request">The request; this method disposes it.</param>
    /// <param name="file">The target of an answer that is a file; any other answer is in the exchange.</param>
    /// <param name="timeout">The time for the whole exchange, including connecting.</param>
    /// <param name="stop">Cancels the exchange with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="AnswerFileException">The file could not be written.</exception>
    public Task<HttpExchange> FetchAsync(
        HttpRequestMessage request,
        AnswerFile file,
        TimeSpan timeout,
        CancellationToken stop) => ExchangeAsync(request, null, file, timeout, stop);

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

    // A body that was cancelled here is shorter than its headers say, so the service has no complete request.
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

    // The status arrived and the body did not. For "Too many requests" the status is enough.
    private static HttpExchange Broken(HttpResponseMessage response, string failureId) =>
        response.StatusCode is HttpStatusCode.TooManyRequests
            ? new HttpExchange(Delivery.Answered) { Status = (int)response.StatusCode, Headers = response.Headers }
            : new HttpExchange(Delivery.Unknown, failureId)
            {
                Status = (int)response.StatusCode,
                Headers = response.Headers,
            };

    // Returns null if the answer is larger than allowed; the connection is then dropped, not drained.
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
                // The first bytes tell whether it is a file.
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

    private sealed record SharedConnections(HttpConnections Connections, IWebProxy? Proxy);
}
