using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using QualificationTools.Bulk;
using QualificationTools.Http;
using QualificationTools.Resources;
using QualificationTools.Security;

namespace QualificationTools.Douyin;

/// <summary>
/// The app's access token. It lives two hours, and fetching a new one cuts the one before to five minutes: one token is
/// kept for each app and host in the whole process, and one fetch runs at a time.
/// </summary>
internal sealed class DouyinTokens(
    HttpTransport transport,
    Uri host,
    DouyinCredential credential,
    TimeSpan timeout,
    TimeProvider time,
    RunTrace? trace = null)
{
    private const string Path = "/api/apps/v2/token";
    private const int SystemError = -1;

    private static readonly TimeSpan RefreshAhead = TimeSpan.FromMinutes(5);
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly ConcurrentDictionary<string, Slot> Slots = new();

    // A wrong secret must not get a token that the right one fetched, so it is part of the cache key.
    private readonly Slot _slot = Slots.GetOrAdd(
        string.Join('\n', host.Authority, credential.AppId, credential.Secret),
        static _ => new Slot());

    /// <summary>Gets the token that is in use, if any.</summary>
    public string? Current => credential.AccessToken ?? _slot.Current(time);

    /// <summary>
    /// Gets the tokens that this process has seen of the app, the newest last: one that was replaced lives on for
    /// minutes.
    /// </summary>
    public IReadOnlyList<SensitiveText> Seen => _slot.Seen;

    /// <summary>Forgets every token, as a new process would.</summary>
    internal static void Clear() => Slots.Clear();

    /// <summary>Returns the token, or the reply that explains why there is none.</summary>
    public async Task<(string? Token, Reply? Refusal)> GetAsync(CancellationToken stop)
    {
        if (Current is { } token)
            return (token, null);
        await _slot.Fetching.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            if (_slot.Current(time) is { } fetched)
                return (fetched, null);
            var started = time.GetTimestamp();
            trace?.Note(Texts.Format("Trace_Token", host.Host));
            var exchange = await FetchAsync(stop).ConfigureAwait(false);
            return Read(exchange, started);
        }
        finally
        {
            _slot.Fetching.Release();
        }
    }

    /// <summary>
    /// Marks a token as no longer accepted by the service. A newer one that another row has fetched remains.
    /// </summary>
    public void Discard(string token) => _slot.Discard(token);

    private Task<HttpExchange> FetchAsync(CancellationToken stop)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host, Path));
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent.Value);
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new DouyinTokenRequest(credential.AppId, credential.Secret),
            DouyinJson.Wire.DouyinTokenRequest);
        return transport.SendAsync(request, body, Json, timeout, stop);
    }

    private (string? Token, Reply? Refusal) Read(HttpExchange exchange, long started)
    {
        var reply = DouyinReply.Read(exchange, time);
        if (reply.Kind == ReplyKind.Succeeded)
        {
            if (DouyinTokenAnswer.Read(exchange.Body.Span) is { Token: var token } answer)
            {
                _slot.Keep(token, started, TimeSpan.FromSeconds(answer.LifetimeSeconds) - RefreshAhead);
                return (token, null);
            }

            reply = TransportReply.ForForeignAnswer(exchange, time);
        }

        // Whatever became of the token call, the update itself was not sent.
        var isTransient =
            reply.Kind == ReplyKind.Unknown
            || reply.Code == SystemError.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (isTransient)
            reply = reply with { Kind = ReplyKind.NotApplied, Advice = Texts.Get("Advice_Transient") };
        else if (reply.Kind == ReplyKind.Mended)
            reply = reply with { Kind = ReplyKind.Fatal };
        return (null, reply.Without([.. credential.Secrets, .. Seen]) with { WasTried = false });
    }

    private sealed class Slot
    {
        // In two hours one, or some more where somebody else renews them too.
        private const int MostSeen = 16;

        private Kept? _kept;
        private SensitiveText[] _seen = [];

        public IReadOnlyList<SensitiveText> Seen => Volatile.Read(ref _seen);

        public SemaphoreSlim Fetching { get; } = new(1, 1);

        public string? Current(TimeProvider time) =>
            Volatile.Read(ref _kept) is { } kept && time.GetElapsedTime(kept.Started) < kept.Lifetime
                ? kept.Token
                : null;

        // One fetch runs at a time, so no other writer comes between.
        public void Keep(string token, long started, TimeSpan lifetime)
        {
            Volatile.Write(ref _seen, [.. _seen.TakeLast(MostSeen - 1), new SensitiveText(token)]);
            Volatile.Write(ref _kept, new Kept(token, started, lifetime));
        }

        public void Discard(string token)
        {
            if (Volatile.Read(ref _kept) is { } kept && kept.Token == token)
                Interlocked.CompareExchange(ref _kept, null, kept);
        }

        private sealed record Kept(string Token, long Started, TimeSpan Lifetime);
    }
}
