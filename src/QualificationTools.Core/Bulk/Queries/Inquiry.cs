using QualificationTools.Http;
using QualificationTools.Resources;
using QualificationTools.Security;

namespace QualificationTools.Bulk;

/// <summary>
/// Sends queries to a service. Queries change nothing, so one whose answer was lost is simply repeated, with the same
/// time limits and pace as everything else.
/// </summary>
/// <param name="options">The pace.</param>
/// <param name="gate">The gate that all requests of a command pass.</param>
/// <param name="secrets">Returns the texts that must be masked in a service's messages.</param>
internal sealed class Inquiry(BulkOptions options, RequestGate gate, Func<IReadOnlyList<SensitiveText>> secrets)
{
    /// <summary>Initializes an inquiry with its own gate.</summary>
    public Inquiry(BulkOptions options, Func<IReadOnlyList<SensitiveText>> secrets)
        : this(options, new RequestGate(options), secrets) { }

    /// <summary>Repeats a query until there is an answer, a refusal, or no time or retry left.</summary>
    /// <param name="name">The name of the query in the trace: an action and its target.</param>
    /// <param name="ask">Sends the query once.</param>
    /// <param name="stop">Cancels the query.</param>
    /// <returns>The last reply, and the exchange if there was one.</returns>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task<(Reply Reply, HttpExchange? Exchange)> AskAsync(
        string name, Func<CancellationToken, Task<(Reply Reply, HttpExchange? Exchange)>> ask, CancellationToken stop)
    {
        var started = options.Time.GetTimestamp();
        var story = new RowStory(options) { ThrottlingCounts = true };
        while (true)
        {
            await gate.WaitAsync(stop).ConfigureAwait(false);
            var (reply, exchange) = await ask(stop).ConfigureAwait(false);
            stop.ThrowIfCancellationRequested();
            if (reply.Kind == ReplyKind.Succeeded)
            {
                gate.Accepted();
                return (reply, exchange);
            }

            reply = reply.Without(secrets());
            if (reply.Kind == ReplyKind.Throttled)
                gate.Throttled(reply.RetryAfter);
            story = (story with { Now = options.Time.GetElapsedTime(started), Jitter = options.Random() }).After(
                AsChangingNothing(reply));
            var step = RowDecision.Next(story);
            if (step.Kind == RowStepKind.Done)
                return (reply.IsRefusal ? reply with { Kind = KindOf(reply) } : reply, exchange);
            story = story with { Retries = story.Retries + (step.IsRetry ? 1 : 0) };
            options.Trace?.Note(
                Texts.Format("Trace_AskedAgain", name, reply.Code ?? "-", (long)step.Delay.TotalMilliseconds));
            await Task.Delay(step.Delay, options.Time, stop).ConfigureAwait(false);
        }
    }

    // A page that blocks this query will block the next one too.
    private static ReplyKind KindOf(Reply refusal) =>
        refusal is { IsOfTheWay: true, Concern: ErrorConcern.Credential or ErrorConcern.Permission }
            ? ReplyKind.Fatal
            : ReplyKind.Rejected;

    // A query whose answer was lost counts as not sent. One that was refused, with any code, stays refused.
    private static Reply AsChangingNothing(Reply reply) =>
        reply.Kind == ReplyKind.Unknown
            ? reply with
            {
                Kind = reply.IsRefusal ? ReplyKind.Rejected : ReplyKind.NotApplied,
            }
            : reply;
}
