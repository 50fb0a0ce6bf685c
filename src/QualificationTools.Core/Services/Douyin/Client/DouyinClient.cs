using System.Net.Http.Headers;
using System.Text.Json;
using QualificationTools.Bulk;
using QualificationTools.Http;
using QualificationTools.Journal;
using QualificationTools.Json;
using QualificationTools.Resources;
using QualificationTools.Security;

namespace QualificationTools.Douyin;

/// <summary>
/// Calls the open platform's entity interface: puts the app's id and token into each body, and renews a token that is
/// refused.
/// </summary>
internal sealed class DouyinClient(
    HttpTransport transport,
    Uri endpoint,
    DouyinCredential credential,
    string? sandboxVerdict,
    TimeSpan timeout,
    TimeProvider time,
    RunTrace? trace = null)
{
    public const string ProductionEndpoint = "https://developer.toutiao.com";
    public const string SandboxEndpoint = "https://open-sandbox.douyin.com";

    /// <summary>The action that returns the record of an entity's classes.</summary>
    public const string ClassAuthQuery = "get_class_auth";

    /// <summary>The action that returns the status of a class review.</summary>
    public const string AuditQuery = "get_audit_detail";

    /// <summary>
    /// The action that returns an entity's id. It is the only one that spells the app's id with an underscore.
    /// </summary>
    public const string EntityQuery = "query_entity_info";

    // The tree of classes has a separate host. The sandbox has one host for everything.
    private const string ClassProductionEndpoint = "https://developer-product.zijieapi.com";

    private const string EntityMissing = "60010";

    // The service refuses a charset part.
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly AnswerIds _answers = new();
    private readonly DouyinTokens _tokens = new(transport, endpoint, credential, timeout, time, trace);

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Gets the texts to mask in the service's messages.</summary>
    public IReadOnlyList<SensitiveText> Secrets => [.. credential.Secrets, .. _tokens.Seen];

    /// <summary>
    /// Gets the address of the tree of classes, which has a separate host; null if it is the client's.
    /// </summary>
    public Uri? ClassEndpoint { get; init; }

    /// <summary>Returns the address of an environment.</summary>
    public static Uri EndpointOf(DouyinEnvironment environment) =>
        new(environment == DouyinEnvironment.Sandbox ? SandboxEndpoint : ProductionEndpoint);

    /// <summary>Returns the address of an environment's tree of classes.</summary>
    /// <param name="environment">The environment.</param>
    /// <returns>The address.</returns>
    public static Uri ClassEndpointOf(DouyinEnvironment environment) =>
        new(environment == DouyinEnvironment.Sandbox ? SandboxEndpoint : ClassProductionEndpoint);

    /// <summary>Posts an object to <c>/auth/entity/…</c>.</summary>
    /// <param name="action">The last part of the path.</param>
    /// <param name="members">The JSON object of the action, without the app's id and token.</param>
    /// <param name="stop">Cancels the operation.</param>
    public async Task<(Reply Reply, HttpExchange? Exchange)> PostAsync(
        string action,
        ReadOnlyMemory<byte> members,
        CancellationToken stop)
    {
        var (token, refusal) = await _tokens.GetAsync(stop).ConfigureAwait(false);
        if (token is null)
            return (refusal!, null);

        var pool = transport.Pool;
        var exchange = await transport
            .SendAsync(Request(action), WithToken(action, members.Span, token), Json, timeout, stop)
            .ConfigureAwait(false);
        return Read(exchange, token, pool);
    }

    /// <summary>
    /// As <see cref="PostAsync"/>, with a multipart form, at the pace that the platform allows for uploads.
    /// </summary>
    /// <param name="action">The last part of the path.</param>
    /// <param name="content">Creates the form, from the app's id and the token.</param>
    /// <param name="stop">Cancels the operation.</param>
    public async Task<(Reply Reply, HttpExchange? Exchange)> UploadAsync(
        string action,
        Func<string, string, TrackedContent> content,
        CancellationToken stop)
    {
        var (token, refusal) = await _tokens.GetAsync(stop).ConfigureAwait(false);
        if (token is null)
            return (refusal!, null);
        // Here and not before: rows that wait for the token together must not be sent at once.
        await DouyinUploadPace.For(endpoint, credential.AppId, time).WaitAsync(stop).ConfigureAwait(false);
        var pool = transport.Pool;
        var exchange = await transport
            .SendAsync(Request(action), content(credential.AppId, token), timeout, stop)
            .ConfigureAwait(false);
        return Read(exchange, token, pool);
    }

    private HttpRequestMessage Request(string action)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, AddressOf(action));
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent.Value);
        if (sandboxVerdict is not null)
            request.Headers.TryAddWithoutValidation("Aweme-Check-Type", sandboxVerdict);
        return request;
    }

    // Only here is it known which token the request had: a moment later another row may have fetched the next one. An
    // answer may also repeat an older one, in any part of it.
    private (Reply Reply, HttpExchange Exchange) Read(HttpExchange exchange, string token, object pool)
    {
        var secrets = Secrets;
        exchange = exchange with { Body = Redactor.Redact(exchange.Body, secrets) };
        var reply = DouyinReply.Read(exchange, time).Without(secrets);
        if (
            exchange.Delivery == Delivery.Answered
            && (!ReferenceEquals(pool, transport.Pool) || _answers.IsRepeated(reply.RequestId)))
        {
            transport.Renew(pool);
            return (TransportReply.ForMisplacedAnswer(exchange.Status), exchange);
        }

        if (reply.Kind != ReplyKind.Mended)
            return (reply, exchange);
        // A ready token cannot be renewed from here.
        if (credential.AccessToken is not null)
            return (reply with { Kind = ReplyKind.Fatal, Advice = Texts.Get("Advice_Douyin_AccessToken") }, exchange);
        _tokens.Discard(token);
        return (reply, exchange);
    }

    /// <summary>
    /// Returns whether the platform accepts the credential: whether it issues a token, or, with an existing token,
    /// whether a query for a nonexistent entity is refused for exactly that reason.
    /// </summary>
    public async Task<Reply> CheckAsync(CancellationToken stop)
    {
        if (credential.AccessToken is null)
            return (await _tokens.GetAsync(stop).ConfigureAwait(false)).Refusal ?? new Reply(ReplyKind.Succeeded);
        var (reply, _) = await GetClassAuthAsync(new DouyinClassAuthQuery("", "0", null, null, null), stop)
            .ConfigureAwait(false);
        return reply is { Kind: ReplyKind.Rejected, Concern: ErrorConcern.Row }
            ? new Reply(ReplyKind.Succeeded) { RequestId = reply.RequestId, HttpStatus = reply.HttpStatus }
            : reply;
    }

    /// <summary>Gets the tree of classes.</summary>
    /// <returns>The reply, and the exchange if there was one.</returns>
    public Task<(Reply Reply, HttpExchange? Exchange)> GetClassesAsync(CancellationToken stop) =>
        AskAsync(DouyinClassTree.Action, "{}"u8.ToArray(), DouyinClassTree.IsReadable, stop);

    /// <summary>Gets the record of an entity's classes.</summary>
    public Task<(Reply Reply, HttpExchange? Exchange)> GetClassAuthAsync(
        DouyinClassAuthQuery query,
        CancellationToken stop) =>
        AskAsync(
            ClassAuthQuery,
            JsonSerializer.SerializeToUtf8Bytes(query, DouyinJson.Wire.DouyinClassAuthQuery),
            DouyinRecords.HasReadableClassAuths,
            stop);

    /// <summary>Gets the status of a class review.</summary>
    public Task<(Reply Reply, HttpExchange? Exchange)> GetAuditDetailAsync(string taskId, CancellationToken stop) =>
        AskAsync(
            AuditQuery,
            JsonSerializer.SerializeToUtf8Bytes(new DouyinAuditQuery(taskId), DouyinJson.Wire.DouyinAuditQuery),
            DouyinRecords.HasReadableReviews,
            stop);

    /// <summary>Gets the entity of a certificate. No answer repeats the certificate's number.</summary>
    public async Task<(Reply Reply, HttpExchange? Exchange)> QueryEntityAsync(
        SensitiveText certificateId,
        CancellationToken stop)
    {
        var query = JsonSerializer.SerializeToUtf8Bytes(
            new DouyinEntityQuery(certificateId),
            DouyinJson.Wire.DouyinEntityQuery);
        var (reply, exchange) = await AskAsync(EntityQuery, query, DouyinRecords.HasReadableEntityId, stop)
            .ConfigureAwait(false);
        // Elsewhere this code's advice is to check the entity's id, which is the very thing requested here.
        var advised = reply.Code == EntityMissing ? reply with { Advice = Texts.Get("Advice_EntityNotFound") } : reply;
        return (advised.Without([certificateId]), exchange);
    }

    /// <summary>Returns the scope of a journal of an action's calls.</summary>
    public JournalScope Scope(string action) =>
        JournalScope.Create("douyin", action, endpoint, credential.AppId, credential.DigestSecret);

    // An unreadable answer counts as lost: it must not pass for an answer without the requested record.
    private async Task<(Reply Reply, HttpExchange? Exchange)> AskAsync(
        string action, ReadOnlyMemory<byte> members, Predicate<AnswerObject> isReadable, CancellationToken stop)
    {
        var (reply, exchange) = await PostAsync(action, members, stop).ConfigureAwait(false);
        return reply.Kind != ReplyKind.Succeeded || isReadable(AnswerObject.Parse(exchange!.Body.Span))
            ? (reply, exchange)
            : (TransportReply.ForForeignAnswer(exchange, time) with { RequestId = reply.RequestId }, exchange);
    }

    private Uri AddressOf(string action) => action == DouyinClassTree.Action
        ? new Uri(ClassEndpoint ?? endpoint, "/product/api/" + action)
        : new Uri(endpoint, "/auth/entity/" + action);

    private byte[] WithToken(string action, ReadOnlySpan<byte> members, string token)
    {
        var appId = JsonEncodedText.Encode(credential.AppId);
        var accessToken = JsonEncodedText.Encode(token);
        var start = action == EntityQuery ? "{\"app_id\":\""u8 : "{\"appid\":\""u8;
        ReadOnlySpan<byte> middle = "\",\"access_token\":\""u8,
            end = members.Length > 2 ? "\","u8 : "\""u8;
        return
        [
            .. start,
            .. appId.EncodedUtf8Bytes,
            .. middle,
            .. accessToken.EncodedUtf8Bytes,
            .. end,
            .. members[1..],
        ];
    }
}
