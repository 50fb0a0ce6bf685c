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

    /// <summary>The action that tells what is on record of an entity's classes.</summary>
    public const string ClassAuthQuery = "get_class_auth";

    /// <summary>The action that tells how the review of a class stands.</summary>
    public const string AuditQuery = "get_audit_detail";

    /// <summary>
    /// The action that tells an entity's id. It is the one that spells the app's id with an underscore.
    /// </summary>
    public const string EntityQuery = "query_entity_info";

    // The tree of classes has a host of its own. The sandbox has one host for all.
    private const string ClassProductionEndpoint = "https://developer-product.zijieapi.com";

    private const string EntityMissing = "60010";

    // The service refuses a charset part.
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly AnswerIds _answers = new();
    private readonly DouyinTokens _tokens = new(transport, endpoint, credential, timeout, time, trace);

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time => time;

    /// <summary>Gets what a service must not repeat to a person.</summary>
    public IReadOnlyList<SensitiveText> Secrets => [.. credential.Secrets, .. _tokens.Seen];

    /// <summary>
    /// Gets the address of the tree of classes, which has a host of its own; null where it is the client's.
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
    /// <param name="content">Makes the form, of the app's id and the token.</param>
    /// <param name="stop">Cancels the operation.</param>
    public async Task<(Reply Reply, HttpExchange? Exchange)> UploadAsync(
        string action,
        Func<string, string, TrackedContent> content,
        CancellationToken stop)
    {
        var (token, refusal) = await _tokens.GetAsync(stop).ConfigureAwait(false);
        if (token is null)
            return (refusal!, null);
        // Here and not before: whoever waits for the token together must not leave together.
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

    // Here, where it is known which token the request had: a moment later another row may have fetched the next one. An
    // answer may repeat an older one too, and in any part of it.
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
    /// Returns whether the platform takes the credential: whether it gives a token, or, of a ready one, whether a
    /// question about an entity that does not exist is refused for that reason and no other.
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

    /// <summary>Asks for the tree of classes.</summary>
    /// <returns>The reply, and the exchange where there was one.</returns>
    public Task<(Reply Reply, HttpExchange? Exchange)> GetClassesAsync(CancellationToken stop) =>
        AskAsync(DouyinClassTree.Action, "{}"u8.ToArray(), DouyinClassTree.IsReadable, stop);

    /// <summary>Asks what is on record of an entity's classes.</summary>
    public Task<(Reply Reply, HttpExchange? Exchange)> GetClassAuthAsync(
        DouyinClassAuthQuery query,
        CancellationToken stop) =>
        AskAsync(
            ClassAuthQuery,
            JsonSerializer.SerializeToUtf8Bytes(query, DouyinJson.Wire.DouyinClassAuthQuery),
            DouyinRecords.HasReadableClassAuths,
            stop);

    /// <summary>Asks how the review of a class stands.</summary>
    public Task<(Reply Reply, HttpExchange? Exchange)> GetAuditDetailAsync(string taskId, CancellationToken stop) =>
        AskAsync(
            AuditQuery,
            JsonSerializer.SerializeToUtf8Bytes(new DouyinAuditQuery(taskId), DouyinJson.Wire.DouyinAuditQuery),
            DouyinRecords.HasReadableReviews,
            stop);

    /// <summary>Asks which entity a certificate belongs to. No answer repeats the certificate's number.</summary>
    public async Task<(Reply Reply, HttpExchange? Exchange)> QueryEntityAsync(
        SensitiveText certificateId,
        CancellationToken stop)
    {
        var query = JsonSerializer.SerializeToUtf8Bytes(
            new DouyinEntityQuery(certificateId),
            DouyinJson.Wire.DouyinEntityQuery);
        var (reply, exchange) = await AskAsync(EntityQuery, query, DouyinRecords.HasReadableEntityId, stop)
            .ConfigureAwait(false);
        // What the code advises elsewhere is to look at the entity's id, which is what is asked for here.
        var advised = reply.Code == EntityMissing ? reply with { Advice = Texts.Get("Advice_EntityNotFound") } : reply;
        return (advised.Without([certificateId]), exchange);
    }

    /// <summary>What a journal of an action's calls belongs to.</summary>
    public JournalScope Scope(string action) =>
        JournalScope.Create("douyin", action, endpoint, credential.AppId, credential.DigestSecret);

    // An answer that cannot be read is one that was lost: it must not pass for one that there is nothing of what was
    // asked for.
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
            .. members[1..],];
    }
}
