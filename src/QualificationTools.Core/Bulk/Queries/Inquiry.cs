using QualificationTools.Http;
using QualificationTools.Resources;
using QualificationTools.Security;

namespace QualificationTools.Bulk;

/// <summary>
/// Puts questions to a service. They change nothing there, so that one whose answer was lost is simply asked again,
/// within the same patience and at the same pace as everything else.
/// </summary>
/// <param name="options">The pace.</param>
/// <param name="gate">The gate that all requests of a command pass.</param>
/// <param name="secrets">Gives what a service must not repeat to a person.</param>
internal sealed class Inquiry(BulkOptions options, RequestGate gate, Func<IReadOnlyList<SensitiveText>> secrets)
{
    /// <summary>Makes one with a gate of its own.</summary>
    public Inquiry(BulkOptions options, Func<IReadOnlyList<SensitiveText>> secrets)
        : this(options, new RequestGate(options), secrets) { }

    /// <summary>Asks until there is an answer, a refusal, or no patience left.</summary>
    /// <param name="name">What a person who follows calls the question: an action and what it is about.</param>
    /// <param name="ask">Asks once.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The last reply, and the exchange where there was one.</returns>
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

    // A page that lets nobody through will not let the next question through either.
    private static ReplyKind KindOf(Reply refusal) =>
        refusal is { IsOfTheWay: true, Concern: ErrorConcern.Credential or ErrorConcern.Permission }
            ? ReplyKind.Fatal
            : ReplyKind.Rejected;

    // A question whose answer was lost is one that was not put. One that was refused, by whatever code, stays refused.
    private static Reply AsChangingNothing(Reply reply) =>
        reply.Kind == ReplyKind.Unknown
            ? reply with
            {
                Kind = reply.IsRefusal ? ReplyKind.Rejected : ReplyKind.NotApplied,
            }
            : reply;
}
