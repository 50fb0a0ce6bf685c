using System.Runtime.CompilerServices;
using QualificationTools.Files;
using QualificationTools.Forms;
using QualificationTools.Journal;
using QualificationTools.Resources;
using QualificationTools.Rules;
using QualificationTools.Security;

namespace QualificationTools.Bulk;

/// <summary>
/// Takes one row to its end: checks it, sends it, sends it again only where it certainly did not take effect, and asks
/// the service where that is not known.
/// </summary>
internal sealed class RowSender<TForm, TResult>(RowOperation<TForm> operation, BulkOptions options, RequestGate gate, RunJournal? journal)
    where TForm : QualificationForm
    where TResult : QualificationResult, new()
{
    /// <summary>How long a row is kept, from its first attempt, before it is given up rather than sent again.</summary>
    private static readonly TimeSpan LongestRetrying = TimeSpan.FromMinutes(10);

    /// <summary>The same where the service says nothing but "slow down": it will take the row in the end.</summary>
    private static readonly TimeSpan LongestThrottling = TimeSpan.FromMinutes(30);

    private readonly TimeProvider _time = options.Time;
    private readonly FileInspector _inspector = new(options.Folder, options.SkipValidation);
    private readonly FileUploads? _uploads = operation.Upload is { } upload ? new FileUploads(upload, options, gate, journal) : null;
    private Reply? _fatal;

    /// <summary>The refusal that holds for every row, once there was one. Rows that come after it are not sent.</summary>
    public Reply? Fatal => Volatile.Read(ref _fatal);

    /// <summary>
    /// Checks a row, makes its bytes and notes down the intent to send it, ahead of its turn: the disk works while earlier
    /// rows are on their way.
    /// </summary>
    [MethodImpl(Compilation.EveryRow)]
    public PendingRow<TForm, TResult> Prepare(long row, TForm form)
    {
        var result = new TResult { Row = row, Key = form.Key, Input = form, StartedAt = _time.GetUtcNow() };
        var today = DateOnly.FromDateTime(_time.GetLocalNow().DateTime);
        result.Problems = RuleEngine.Check(form, today, options.Strict, operation.IsNew);
        var files = RowFiles.Check(form, _inspector, options.Strict);
        if (files is { Problems.Count: > 0 })
            result.Problems = [.. result.Problems, .. files.Problems];
        if (files is { CanBeSent: false } || !MayBeSent(form, result.Problems))
        {
            RowOutcome.Refuse(result);
            return new PendingRow<TForm, TResult>(form, result);
        }

        if (files is { Files.Count: 0 })
            files = null;
        byte[] body;
        try
        {
            // A file counts by what is in it: with another photo under the same name it is another row.
            body = operation.Serialize(files is null ? form : files.Submit(form, file => "sha256:" + file.File.Digest));
        }
        catch (Exception e)
        {
            // Not to be expected either, but a row that cannot be written must not end the others.
            RowOutcome.MarkUnexpected(result, QualificationStatus.Failed, e, "Advice_ValidationFailed");
            return new PendingRow<TForm, TResult>(form, result);
        }

        if (journal is null)
            return new PendingRow<TForm, TResult>(form, result) { Body = body, Files = files };

        var digest = journal.Digest(body);
        var earlier = journal.Take(form.NotedKey, digest);
        if (earlier?.Success is { } success)
        {
            result.Status = QualificationStatus.Skipped;
            (result.RequestId, result.ReviewTaskId) = (success.RequestId, success.TaskId);
            return new PendingRow<TForm, TResult>(form, result);
        }

        return new PendingRow<TForm, TResult>(form, result)
        {
            Body = body,
            Digest = digest,
            Files = files,
            WasInFlight = earlier is not null,
            // The intent of a row that an earlier run left in flight stands in the journal already.
            Intent = earlier is null ? journal.IntendAsync(row, form.NotedKey, digest) : Task.CompletedTask,
        };
    }

    /// <summary>Takes a row to its end. It does not throw, whatever happens.</summary>
    /// <returns>A task that ends when the outcome is on disk.</returns>
    public async Task<Task> SendAsync(PendingRow<TForm, TResult> row, CancellationToken stop)
    {
        var result = row.Result;
        if (row.Body is { } body)
        {
            var started = _time.GetTimestamp();
            try
            {
                if (row.Intent.IsCompletedSuccessfully || await IsIntendedAsync(row).ConfigureAwait(false))
                {
                    if (row.Files is { } files)
                        await SendWithFilesAsync(row, files, stop).ConfigureAwait(false);
                    else
                        RowOutcome.Fill(result, await SendAsync(row.Form, body, result, row.WasInFlight, stop).ConfigureAwait(false));
                }
            }
            catch (OperationCanceledException)
            {
                RowOutcome.MarkStopped(result);
            }
            catch (Exception e)
            {
                // Not to be expected. The row must have its result all the same, and it is not known how far it came.
                RowOutcome.MarkUnexpected(result, QualificationStatus.Unknown, e, "Advice_OutcomeUnknown");
            }

            result.Duration = _time.GetElapsedTime(started);
        }

        return ConcludeAsync(row);
    }

    /// <summary>Ends a row that the stop of the run kept from being sent.</summary>
    public Task AbandonAsync(PendingRow<TForm, TResult> row)
    {
        if (row.Body is not null)
            RowOutcome.MarkStopped(row.Result);
        return ConcludeAsync(row);
    }

    private Task ConcludeAsync(PendingRow<TForm, TResult> row)
    {
        var wasSent = row.Result.ErrorCode != RowOutcome.NotSent;
        // What an earlier run left open stays open until it has been looked up.
        return journal is null || row.Result.Status == QualificationStatus.Skipped || (row.WasInFlight && !wasSent)
            ? Task.CompletedTask
            : NoteAsync(journal, row, wasSent);
    }

    private async Task NoteAsync(RunJournal journal, PendingRow<TForm, TResult> row, bool wasSent)
    {
        try
        {
            await journal.ConcludeAsync(row.Result, row.Digest, wasSent).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            // The row has its outcome; the run ends because the next ones could not be remembered.
            SetFatal(JournalFailure(e));
        }
    }

    private bool MayBeSent(TForm form, IReadOnlyList<Problem> problems)
    {
        // What could not be read cannot be sent as it was meant, whatever is skipped.
        if (form.ReadProblems.Any(problem => problem.StillHolds(form)))
            return false;
        return problems.All(problem => problem.Severity != Severity.Error || (options.SkipValidation && !RuleEngine.IsNeverSkipped(problem)));
    }

    // Uploads what the row names, and sends the row with the codes.
    private async Task SendWithFilesAsync(PendingRow<TForm, TResult> row, RowFiles files, CancellationToken stop)
    {
        var result = row.Result;
        var wasSent = row.WasInFlight && _uploads!.WereUploaded(files);
        var codes = new Dictionary<NamedFile, string>();
        foreach (var file in files.Files)
        {
            if (!wasSent && Fatal is { } fatal)
            {
                RowOutcome.Fill(result, NotSent(fatal));
                return;
            }

            var (code, failure) = await UploadAsync(row, file, stop).ConfigureAwait(false);
            if (_uploads!.Fatal is { } refusal)
                SetFatal(refusal);
            if (code is null)
            {
                if (failure is not null)
                    RowOutcome.FailFor(result, failure, file.Column);
                return;
            }

            codes[file] = code;
        }

        var form = files.Submit(row.Form, file => codes[file]);
        RowOutcome.Fill(result, await SendAsync(form, operation.Serialize(form), result, wasSent, stop).ConfigureAwait(false));
    }

    private async Task<(string? Code, FileResult? Failure)> UploadAsync(PendingRow<TForm, TResult> row, NamedFile file, CancellationToken stop)
    {
        try
        {
            return await _uploads!.UploadAsync(row.Result.Row, row.Form.NotedKey, file, stop).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            FailFor(row.Result, e);
            return default;
        }
    }

    private async Task<Reply> SendAsync(TForm form, byte[] body, TResult result, bool wasInFlight, CancellationToken stop)
    {
        if (wasInFlight)
        {
            switch (Fatal is null ? await LookUpAsync(form, result, isRecent: false, stop).ConfigureAwait(false) : LookUpAnswer.Open)
            {
                case LookUpAnswer.Applied:
                    return Applied(new Reply(ReplyKind.Succeeded), form);
                case LookUpAnswer.Open:
                    return new Reply(ReplyKind.Unknown, "OutcomeUnknown", Texts.Get("Failure_InFlight")) { Advice = Texts.Get("Advice_OutcomeUnknown") };
            }
        }

        var firstSent = _time.GetUtcNow();
        var retries = 0;
        var wasMended = false;
        var wasUnknown = false;
        while (true)
        {
            if (Fatal is null)
                await PassGateAsync(result, stop).ConfigureAwait(false);
            if (Fatal is { } fatal)
                return NotSent(fatal);
            if (options.Trace is { HasDetail: true } trace)
                trace.Detail(Texts.Format("Trace_Body", result.Row, RowKey.Show(form.NotedKey) ?? "-", Redactor.Redact(operation.Show(form), form)));
            var reply = (await operation.SendAsync(form, body, stop).ConfigureAwait(false)).Without(operation.Secrets, form);
            if (reply.WasTried)
                result.Attempts++;
            switch (reply.Kind)
            {
                case ReplyKind.Succeeded:
                    gate.Accepted();
                    return reply;

                case ReplyKind.Rejected:
                    gate.Accepted();
                    // The refusal may be the echo of an earlier attempt that did take effect after all.
                    return !wasUnknown ? reply : await LookUpAsync(form, result, isRecent: true, stop).ConfigureAwait(false) switch
                    {
                        LookUpAnswer.Applied => Applied(reply, form),
                        LookUpAnswer.Open => reply with { Kind = ReplyKind.Unknown, Advice = Texts.Get("Advice_OutcomeUnknown") },
                        _ => reply,
                    };

                case ReplyKind.Fatal:
                    SetFatal(reply);
                    return reply;

                case ReplyKind.Mended:
                    if (wasMended)
                        goto case ReplyKind.Fatal;
                    wasMended = true;
                    NoteRetry(result, reply, TimeSpan.Zero);
                    continue;

                case ReplyKind.Throttled:
                    gate.Throttled(reply.RetryAfter);
                    if (options.MaximumRetryCount == 0 || _time.GetUtcNow() - firstSent > LongestThrottling)
                        return reply with { Kind = ReplyKind.NotApplied };
                    NoteRetry(result, reply, reply.RetryAfter ?? TimeSpan.Zero);
                    continue;

                case ReplyKind.Unknown:
                    wasUnknown = true;
                    if (stop.IsCancellationRequested)
                        return reply;
                    var answer = await LookUpAsync(form, result, isRecent: true, stop).ConfigureAwait(false);
                    if (answer == LookUpAnswer.Applied)
                        return Applied(reply, form);
                    if (answer == LookUpAnswer.Open)
                        return reply;
                    reply = reply with { Kind = ReplyKind.NotApplied, Advice = Texts.Get("Advice_Transient") };
                    break;
            }

            if (reply.IsFinal || retries == options.MaximumRetryCount)
                return reply;
            retries++;
            var delay = Backoff.Delay(options, retries);
            if (reply.RetryAfter is { } asked && asked > delay)
                delay = asked;
            if (_time.GetUtcNow() + delay - firstSent > LongestRetrying)
                return reply;
            NoteRetry(result, reply, delay);
            await DelayAsync(delay, result, stop).ConfigureAwait(false);
        }
    }

    private async Task<LookUpAnswer> LookUpAsync(TForm form, TResult result, bool isRecent, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // The service may still be at work on a request whose answer was lost just now.
                if (isRecent || attempt > 1)
                    await DelayAsync(Backoff.Delay(options, attempt), result, stop).ConfigureAwait(false);
                await PassGateAsync(result, stop).ConfigureAwait(false);
                var answer = await operation.LookUpAsync(form, stop).ConfigureAwait(false);
                options.Trace?.Note(Texts.Format("Trace_LookUp", result.Row, RowKey.Show(form.NotedKey) ?? "-", answer?.ToString() ?? "-"));
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

    private Task PassGateAsync(TResult result, CancellationToken stop)
    {
        var passing = gate.WaitAsync(stop);
        return passing.IsCompletedSuccessfully ? Task.CompletedTask : WaitAtGateAsync(passing.AsTask(), result);
    }

    private async Task WaitAtGateAsync(Task passing, TResult result)
    {
        var started = _time.GetTimestamp();
        await passing.ConfigureAwait(false);
        result.Waited += _time.GetElapsedTime(started);
    }

    private async Task DelayAsync(TimeSpan delay, TResult result, CancellationToken stop)
    {
        await Task.Delay(delay, _time, stop).ConfigureAwait(false);
        result.Waited += delay;
    }

    private void NoteRetry(TResult result, Reply reply, TimeSpan delay) =>
        options.Trace?.Note(Texts.Format("Trace_Retry", result.Row, RowKey.Show(result.Input.NotedKey) ?? "-", reply.Code ?? "-", result.Attempts, (long)delay.TotalMilliseconds));

    private void SetFatal(Reply reply) => Interlocked.CompareExchange(ref _fatal, reply, null);

    // A row whose intent is not on disk is not sent.
    private async ValueTask<bool> IsIntendedAsync(PendingRow<TForm, TResult> row)
    {
        try
        {
            await row.Intent.ConfigureAwait(false);
            return true;
        }
        catch (IOException e)
        {
            FailFor(row.Result, e);
            return false;
        }
    }

    private void FailFor(TResult result, IOException e)
    {
        var failure = JournalFailure(e);
        SetFatal(failure);
        result.Status = QualificationStatus.Failed;
        (result.ErrorCode, result.ErrorMessage, result.Advice) = (failure.Code, failure.Message, failure.Advice);
    }

    private static Reply JournalFailure(IOException e) =>
        new(ReplyKind.Fatal, "JournalFailed", Texts.Format("Error_JournalFailed", e.Message)) { Advice = Texts.Get("Advice_JournalFailed") };

    private Reply Applied(Reply reply, TForm form) =>
        reply with { Kind = ReplyKind.Succeeded, Code = null, Message = null, Advice = null, TaskId = operation.FoundId(form) ?? reply.TaskId };

    private static Reply NotSent(Reply fatal) => new(ReplyKind.NotApplied, "RunStopped", Texts.Format("Failure_RunStopped", fatal.Code ?? ""))
    {
        Advice = fatal.Advice,
    };
}
