using QualificationTools.Http;
using QualificationTools.Resources;
using QualificationTools.Security;

namespace QualificationTools.Bulk;

/// <summary>
/// Puts questions to a service. They change nothing there, so that one whose answer was lost is simply asked again, within the
/// same patience and at the same pace as everything else.
/// </summary>
/// <param name="options">The pace.</param>
/// <param name="gate">The gate that all requests of a command pass.</param>
/// <param name="secrets">Gives what a service must not repeat to a person.</param>
internal sealed class Inquiry(BulkOptions options, RequestGate gate, Func<IReadOnlyList<SensitiveText>> secrets)
{
    /// <summary>How long a question is repeated before it is given up.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

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
        var started = options.Time.GetUtcNow();
        var wasMended = false;
        for (var retries = 0; ;)
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
            var isMended = reply.Kind == ReplyKind.Mended && !wasMended;
            var isTransient = reply.Kind is ReplyKind.Throttled or ReplyKind.NotApplied or ReplyKind.Unknown;
            if (!isMended && (!isTransient || retries >= options.MaximumRetryCount))
                return (reply, exchange);

            wasMended |= isMended;
            var delay = isMended ? TimeSpan.Zero : Backoff.Delay(options, ++retries);
            if (reply.RetryAfter is { } asked && asked > delay)
                delay = asked;
            if (options.Time.GetUtcNow() + delay - started > Longest)
                return (reply, exchange);
            options.Trace?.Note(Texts.Format("Trace_AskedAgain", name, reply.Code ?? "-", (long)delay.TotalMilliseconds));
            await Task.Delay(delay, options.Time, stop).ConfigureAwait(false);
        }
    }
}
