using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using QualificationTools.Bulk;
using QualificationTools.Http;
using QualificationTools.Journal;
using QualificationTools.Resources;
using QualificationTools.Security;
using QualificationTools.Vms.Signing;

namespace QualificationTools.Vms;

/// <summary>
/// Calls actions of Volcengine's voice service: signs each attempt anew and keeps its clock in step with the service's.
/// </summary>
internal sealed class VmsClient(
    HttpTransport transport,
    Uri endpoint,
    VolcengineCredential credential,
    string region,
    TimeSpan timeout,
    TimeProvider time,
    RunTrace? trace = null)
{
    public const string Service = "vms";
    public const string Version = "2022-01-01";
    public const string DefaultEndpoint = "https://cloud-vms.volcengineapi.com";
    public const string DefaultRegion = "cn-north-1";

    /// <summary>The regions in the service's samples, the default first.</summary>
    public static readonly IReadOnlyList<string> Regions = [DefaultRegion, "cn-beijing"];

    /// <summary>The headers that the module signs.</summary>
    public static readonly IReadOnlyList<string> SignedHeaders =
    [
        "content-type",
        "host",
        "x-content-sha256",
        "x-date",
        "x-security-token",
    ];

    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    // The service shows whole seconds, and so does the Date header.
    private static readonly TimeSpan Nearness = TimeSpan.FromSeconds(3);

    // If the service does not tell its time, its clock may differ by as much as a signature's time may.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(15);

    // A clock may be corrected by as much as a wrong time zone. A time that an earlier run recorded by this machine's
    // clock alone is no more precise than that.
    private static readonly TimeSpan LostTime = TimeSpan.FromHours(12);

    private readonly AnswerIds _answers = new();
    private readonly VolcengineSigner _signer = new(credential, region, Service, SignedHeaders);
    private readonly ConcurrentDictionary<string, CanonicalUri> _addresses = new(StringComparer.Ordinal);
    private long _clockOffsetTicks;
    private ShownTime? _shown;

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Gets the texts to mask in the service's messages.</summary>
    public IReadOnlyList<SensitiveText> Secrets { get; } = credential.Secrets;

    /// <summary>
    /// Calls an action. If the service refuses the time of the request, the clock is corrected for the next one.
    /// </summary>
    /// <returns>What the service says, and its answer.</returns>
    public async Task<(Reply Reply, HttpExchange Exchange)> PostAsync(
        string action,
        ReadOnlyMemory<byte> body,
        CancellationToken stop)
    {
        var pool = transport.Pool;
        return Read(await TransmitAsync(action, body, stop).ConfigureAwait(false), pool);
    }

    /// <summary>
    /// As <see cref="PostAsync(string, ReadOnlyMemory{byte}, CancellationToken)"/>, for an action whose answer contains
    /// nothing more.
    /// </summary>
    /// <returns>What the service says.</returns>
    public async Task<Reply> SendAsync(string action, ReadOnlyMemory<byte> body, CancellationToken stop)
    {
        var pool = transport.Pool;
        return Read(await TransmitAsync(action, body, stop).ConfigureAwait(false), pool).Reply;
    }

    /// <summary>
    /// As <see cref="PostAsync(string, ReadOnlyMemory{byte}, CancellationToken)"/>, with a body that is read while it
    /// is sent.
    /// </summary>
    /// <param name="action">The action.</param>
    /// <param name="content">Creates the body, of the given type.</param>
    /// <param name="stop">Cancels the operation.</param>
    public async Task<(Reply Reply, HttpExchange Exchange)> PostAsync(
        string action,
        Func<MediaTypeHeaderValue, FileContent> content,
        CancellationToken stop)
    {
        var body = content(Json);
        var digest = await body.DigestAsync(stop).ConfigureAwait(false);
        var request = Sign(HttpMethod.Post, action, AddressOf(action), digest);
        var pool = transport.Pool;
        return Read(await transport.SendAsync(request, body, timeout, stop).ConfigureAwait(false), pool);
    }

    /// <summary>
    /// Calls an action that returns a file. The reply is not a success unless the whole file has arrived.
    /// </summary>
    /// <exception cref="AnswerFileException">The file could not be written.</exception>
    public async Task<(Reply Reply, HttpExchange Exchange)> FetchAsync(
        string action,
        string parameter,
        string value,
        AnswerFile file,
        CancellationToken stop)
    {
        var address = CreateAddress(action, $"&{parameter}={Uri.EscapeDataString(value)}");
        var request = Sign(HttpMethod.Get, action, address, SHA256.HashData([]));
        var exchange = await transport.FetchAsync(request, file, timeout, stop).ConfigureAwait(false);
        if (exchange.Delivery == Delivery.Answered && file.IsComplete)
            return (new Reply(ReplyKind.Succeeded) { HttpStatus = exchange.Status }, exchange);
        (var reply, exchange) = Read(exchange, transport.Pool);
        // An envelope without an error, and without a file.
        return (
            reply.Kind == ReplyKind.Succeeded
                ? TransportReply.ForForeignAnswer(exchange, time) with
                {
                    RequestId = reply.RequestId,
                }
                : reply,
            exchange);
    }

    /// <summary>Gets the time by the service's clock, from its last answer; null if there was none.</summary>
    public DateTimeOffset? ServiceNow =>
        Volatile.Read(ref _shown) is { } shown ? shown.Date + time.GetElapsedTime(shown.At) : null;

    /// <summary>Returns whether a time that the service shows is before or after a row was about to be sent.</summary>
    public VmsMoment Compare(DateTimeOffset? shown, RowPast past)
    {
        if (shown is not { } then)
            return VmsMoment.Unclear;
        var (intended, doubt) = Intended(past);
        var after = then - intended;
        return after > doubt ? VmsMoment.After : after < -doubt ? VmsMoment.Before : VmsMoment.Unclear;
    }

    /// <summary>
    /// Returns whether a time too close to decide may be after a row was about to be sent, to the second.
    /// </summary>
    public bool IsNear(DateTimeOffset? shown, RowPast past)
    {
        var (intended, doubt) = Intended(past);
        // The service shows whole seconds: clocks that differ by little more count as equal.
        if ((intended - past.IntendedAt).Duration() <= Nearness)
            intended = past.IntendedAt;
        return doubt <= ClockTolerance
            && shown >= intended - TimeSpan.FromTicks(intended.Ticks % TimeSpan.TicksPerSecond);
    }

    // The intent by the service's clock, and how far that may be off.
    private (DateTimeOffset At, TimeSpan Doubt) Intended(RowPast past)
    {
        if (past.ServiceIntendedAt is { } noted)
            return (noted, Nearness);
        var now = ServiceNow;
        // What was to be sent later than now was noted before this machine's clock was set back.
        var isSetBack = past.IsOfEarlierRun && past.IntendedAt > time.GetUtcNow();
        var doubt = isSetBack ? LostTime : now is null ? ClockTolerance : Nearness;
        return (now is { } shown ? past.IntendedAt + (shown - time.GetUtcNow()) : past.IntendedAt, doubt);
    }

    private Task<HttpExchange> TransmitAsync(string action, ReadOnlyMemory<byte> body, CancellationToken stop)
    {
        var request = Sign(HttpMethod.Post, action, AddressOf(action), SHA256.HashData(body.Span));
        return transport.SendAsync(request, body, Json, timeout, stop);
    }

    private (Reply Reply, HttpExchange Exchange) Read(HttpExchange exchange, object pool)
    {
        exchange = exchange with { Body = Redactor.Redact(exchange.Body, Secrets) };
        var reply = VmsReply.Read(exchange, time).Without(Secrets);
        if (exchange.Headers?.Date is { } date)
            Volatile.Write(ref _shown, new ShownTime(date, time.GetTimestamp()));
        if (
            exchange.Delivery == Delivery.Answered
            && (!ReferenceEquals(pool, transport.Pool) || _answers.IsRepeated(reply.RequestId)))
        {
            transport.Renew(pool);
            return (TransportReply.ForMisplacedAnswer(exchange.Status), exchange);
        }

        // A wrong clock is corrected if the service tells its time.
        if (reply.Kind == ReplyKind.Mended && !CorrectClock(exchange))
            reply = reply with { Kind = ReplyKind.Fatal };
        return (reply, exchange);
    }

    private CanonicalUri AddressOf(string action) => _addresses.GetOrAdd(action, name => CreateAddress(name));

    private CanonicalUri CreateAddress(string action, string parameters = "") =>
        new(new Uri(endpoint, $"/?Action={action}{parameters}&Version={Version}"));

    private HttpRequestMessage Sign(HttpMethod method, string action, CanonicalUri address, byte[] digest)
    {
        var now = time.GetUtcNow() + TimeSpan.FromTicks(Volatile.Read(ref _clockOffsetTicks));
        var headers = new Dictionary<string, string>();
        if (method == HttpMethod.Post)
            headers["Content-Type"] = Json.ToString();
        if (credential.SessionToken is { } token)
            headers["X-Security-Token"] = token;
        var signed = _signer.Sign(method.Method, address, headers, digest, now);
        if (trace is { HasDetail: true })
            trace.Detail(Texts.FormatLines("Trace_CanonicalRequest", action, signed.CanonicalRequest.Masked));

        // The content brings its type itself.
        headers.Remove("Content-Type");
        headers["X-Date"] = signed.XDate;
        headers["X-Content-Sha256"] = signed.ContentSha256;
        headers["Authorization"] = signed.Authorization;
        headers["User-Agent"] = UserAgent.Value;
        var request = new HttpRequestMessage(method, address.Uri);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    /// <summary>Returns the scope of a journal of an action's calls.</summary>
    public JournalScope Scope(string action) =>
        JournalScope.Create(Service, action, endpoint, credential.AccessKey, credential.SecretKey);

    // From the service's Date header; false if the answer has none.
    private bool CorrectClock(HttpExchange exchange)
    {
        if (exchange.Headers?.Date is not { } serverTime)
            return false;
        Volatile.Write(ref _clockOffsetTicks, (serverTime - time.GetUtcNow()).Ticks);
        trace?.Note(Texts.Format("Trace_Clock", (long)(serverTime - time.GetUtcNow()).TotalSeconds));
        return true;
    }

    // By the monotonic clock, so setting this machine's changes nothing.
    private sealed record ShownTime(DateTimeOffset Date, long At);
}
