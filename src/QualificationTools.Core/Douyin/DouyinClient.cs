using System.Net.Http.Headers;
using System.Text.Json;
using QualificationTools.Bulk;
using QualificationTools.Http;
using QualificationTools.Journal;

namespace QualificationTools.Douyin;

/// <summary>Calls the open platform's entity interface: puts the app's id and token into each body, and renews a token that is refused.</summary>
internal sealed class DouyinClient(HttpTransport transport, Uri endpoint, DouyinCredential credential, string? sandboxVerdict, TimeSpan timeout, TimeProvider time)
{
    public const string ProductionEndpoint = "https://developer.toutiao.com";
    public const string SandboxEndpoint = "https://open-sandbox.douyin.com";

    // The service refuses a charset part.
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly DouyinTokens _tokens = new(transport, endpoint, credential, timeout, time);

    /// <summary>Posts an object to <c>/auth/entity/…</c>.</summary>
    /// <param name="action">The last part of the path.</param>
    /// <param name="members">The JSON object of the action, without the app's id and token.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<(Reply Reply, HttpExchange? Exchange)> PostAsync(string action, ReadOnlyMemory<byte> members, CancellationToken stop)
    {
        var (token, refusal) = await _tokens.GetAsync(stop).ConfigureAwait(false);
        if (token is null)
            return (refusal!, null);

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint, "/auth/entity/" + action));
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent.Value);
        if (sandboxVerdict is not null)
            request.Headers.TryAddWithoutValidation("Aweme-Check-Type", sandboxVerdict);
        var exchange = await transport.SendAsync(request, WithToken(members.Span, token), Json, timeout, stop).ConfigureAwait(false);
        var reply = DouyinReply.Read(exchange, time);
        if (reply.Kind == ReplyKind.Mended)
            _tokens.Discard(token);
        return (reply, exchange);
    }

    /// <summary>What a journal of an action's calls belongs to.</summary>
    public JournalScope Scope(string action) => JournalScope.Create("douyin", action, endpoint, credential.AppId);

    private byte[] WithToken(ReadOnlySpan<byte> members, string token)
    {
        var appId = JsonEncodedText.Encode(credential.AppId);
        var accessToken = JsonEncodedText.Encode(token);
        ReadOnlySpan<byte> start = "{\"appid\":\""u8, middle = "\",\"access_token\":\""u8, end = "\","u8;
        return [.. start, .. appId.EncodedUtf8Bytes, .. middle, .. accessToken.EncodedUtf8Bytes, .. end, .. members[1..]];
    }
}
