using QualificationTools.Forms;
using QualificationTools.Resources;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Bulk;

/// <summary>
/// Takes one row to its end: checks it, sends it, sends it again only where it certainly did not take effect, and asks
/// the service where that is not known.
/// </summary>
internal sealed class RowSender<TForm, TResult>(RowOperation<TForm> operation, BulkOptions options, RequestGate gate)
    where TForm : QualificationForm
    where TResult : QualificationResult, new()
{
    /// <summary>How long a row is kept while the service answers nothing but "slow down".</summary>
    private static readonly TimeSpan LongestThrottling = TimeSpan.FromMinutes(10);

    private readonly TimeProvider _time = options.Time;
    private Reply? _fatal;

    /// <summary>The refusal that holds for every row, once there was one. Rows that come after it are not sent.</summary>
    public Reply? Fatal => Volatile.Read(ref _fatal);

    /// <summary>Gives the row's one result. It does not throw, whatever happens.</summary>
    public async Task<TResult> SendAsync(long row, TForm form, CancellationToken stop)
    {
        var result = new TResult { Row = row, Key = form.Key, Input = form, StartedAt = _time.GetUtcNow() };
        var started = _time.GetTimestamp();
        try
        {
            var today = DateOnly.FromDateTime(_time.GetLocalNow().DateTime);
            result.Problems = RuleEngine.Check(form, today, options.Strict);
            var reply = MayBeSent(form, result.Problems)
                ? await SendAsync(form, result, stop).ConfigureAwait(false)
                : null;
            if (reply is null)
                Refuse(result);
            else
                Fill(result, reply, form);
        }
        catch (OperationCanceledException)
        {
            result.Status = QualificationStatus.Failed;
            (result.ErrorCode, result.ErrorMessage, result.Advice) = ("Stopped", Texts.Get("Failure_NotSent"), Texts.Get("Advice_NotSent"));
        }

        result.Duration = _time.GetElapsedTime(started);
        return result;
    }

    private bool MayBeSent(TForm form, IReadOnlyList<Problem> problems)
    {
        // What could not be read cannot be sent as it was meant, whatever is skipped.
        if (form.ReadProblems.Any(problem => problem.StillHolds))
            return false;
        return options.SkipValidation || problems.All(problem => problem.Severity != Severity.Error);
    }

    private async Task<Reply> SendAsync(TForm form, TResult result, CancellationToken stop)
    {
        var body = operation.Serialize(form);
        var firstSent = _time.GetUtcNow();
        var retries = 0;
        var wasMended = false;
        var wasUnknown = false;
        while (true)
        {
            if (Fatal is { } fatal)
                return NotSent(fatal);
            await gate.WaitAsync(stop).ConfigureAwait(false);
            result.Attempts++;
            var reply = await operation.SendAsync(form, body, stop).ConfigureAwait(false);
            switch (reply.Kind)
            {
                case ReplyKind.Succeeded:
                    gate.Accepted();
                    return reply;

                case ReplyKind.Rejected:
                    gate.Accepted();
                    // The refusal may be the echo of an earlier attempt that did take effect after all.
                    if (wasUnknown && await LookUpAsync(form, stop).ConfigureAwait(false) == LookUpAnswer.Applied)
                        return reply with { Kind = ReplyKind.Succeeded, Code = null, Message = null, Advice = null };
                    return reply;

                case ReplyKind.Fatal:
                    Interlocked.CompareExchange(ref _fatal, reply, null);
                    return reply;

                case ReplyKind.Mended:
                    if (wasMended)
                        goto case ReplyKind.Fatal;
                    wasMended = true;
                    continue;

                case ReplyKind.Throttled:
                    gate.Throttled(reply.RetryAfter);
                    if (options.MaximumRetryCount == 0 || _time.GetUtcNow() - firstSent > LongestThrottling)
                        return reply with { Kind = ReplyKind.NotApplied };
                    continue;

                case ReplyKind.Unknown:
                    wasUnknown = true;
                    if (stop.IsCancellationRequested)
                        return reply;
                    var answer = await LookUpAsync(form, stop).ConfigureAwait(false);
                    if (answer == LookUpAnswer.Applied)
                        return reply with { Kind = ReplyKind.Succeeded, Code = null, Message = null, Advice = null };
                    if (answer == LookUpAnswer.Open)
                        return reply;
                    reply = reply with { Kind = ReplyKind.NotApplied, Advice = Texts.Get("Advice_Transient") };
                    break;
            }

            if (retries == options.MaximumRetryCount)
                return reply;
            retries++;
            var delay = Backoff.Delay(options, retries);
            await Task.Delay(reply.RetryAfter is { } asked && asked > delay ? asked : delay, _time, stop).ConfigureAwait(false);
        }
    }

    private async Task<LookUpAnswer> LookUpAsync(TForm form, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // The service may still be at work on the request whose answer was lost.
                await Task.Delay(Backoff.Delay(options, attempt), _time, stop).ConfigureAwait(false);
                await gate.WaitAsync(stop).ConfigureAwait(false);
                var answer = await operation.LookUpAsync(form, stop).ConfigureAwait(false);
                if (answer is { } known)
                    return known;
            }
            catch (OperationCanceledException)
            {
                return LookUpAnswer.Open;
            }

            if (attempt > options.MaximumRetryCount)
                return LookUpAnswer.Open;
        }
    }

    private static Reply NotSent(Reply fatal) => new(ReplyKind.NotApplied, "RunStopped", Texts.Format("Failure_RunStopped", fatal.Code ?? ""))
    {
        Advice = fatal.Advice,
    };

    private static void Refuse(TResult result)
    {
        result.Status = QualificationStatus.Invalid;
        result.ErrorCode = "ValidationFailed";
        result.ErrorMessage = string.Join(" ", result.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => problem.Message));
        result.Advice = Texts.Get("Advice_ValidationFailed");
    }

    private static void Fill(TResult result, Reply reply, TForm form)
    {
        result.Status = reply.Kind switch
        {
            ReplyKind.Succeeded => QualificationStatus.Succeeded,
            ReplyKind.Unknown => QualificationStatus.Unknown,
            ReplyKind.NotApplied => QualificationStatus.Failed,
            _ => QualificationStatus.Rejected,
        };
        result.ErrorCode = reply.Code;
        result.ErrorMessage = reply.Message is null ? null : Redactor.Redact(reply.Message, form);
        result.Advice = reply.Advice;
        result.RequestId = reply.RequestId;
        result.ReviewTaskId = reply.TaskId;
        result.HttpStatus = reply.HttpStatus;
    }
}
