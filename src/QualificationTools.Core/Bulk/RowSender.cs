using QualificationTools.Forms;
using QualificationTools.Journal;
using QualificationTools.Resources;
using QualificationTools.Security;

namespace QualificationTools.Bulk;

/// <summary>
/// Processes one row to its end: checks it, records it in the journal, and carries out what <see cref="RowDecision"/>
/// decides.
/// </summary>
internal sealed class RowSender<TForm, TResult>(
    RowOperation<TForm> operation, BulkOptions options, RequestGate gate, RunJournal? journal)
    where TForm : QualificationForm
    where TResult : QualificationResult, new()
{
    private readonly TimeProvider _time = options.Time;
    private readonly RowCheck _check = new(options, operation.IsNew);
    private readonly KeyHistory _history = new();
    private readonly RunHealth _health = new(options);
    private readonly FileUploads? _uploads =
        operation.Upload is { } upload ? new FileUploads(upload, options, gate, journal) : null;
    private Reply? _fatal;

    /// <summary>Gets the refusal that applies to every row, if there was one. Rows after it are not sent.</summary>
    public Reply? Fatal => Volatile.Read(ref _fatal);

    /// <summary>Checks a row and serializes it. Runs on the caller's thread, in the order of the input.</summary>
    public PendingRow<TForm, TResult> Prepare(long row, TForm form)
    {
        var result = new TResult { Row = row, Key = form.Key, Input = form, StartedAt = _time.GetUtcNow() };
        if (_check.Check(form, result) is not { } files)
            return new PendingRow<TForm, TResult>(form, result);

        byte[] body;
        try
        {
            // A file is identified by its content: another photo under the same name makes another row.
            body = operation.Serialize(
                files.Files.Count == 0 ? form : files.Submit(form, file => "sha256:" + file.File.Digest));
        }
        catch (Exception e)
        {
            // Unexpected too, but a row that cannot be serialized must not end the others.
            RowOutcome.MarkUnexpected(result, QualificationStatus.Failed, e, "Advice_ValidationFailed");
            return new PendingRow<TForm, TResult>(form, result);
        }

        var subject = operation.Subject(form);
        var rivals = subject is null ? Rivals.None : _history.Begin(subject, ContentOf(body));
        result.Repeats = rivals;
        var digest = journal?.Digest(body);
        var earlier = digest is null ? null : journal!.Take(form.NotedKey, digest);
        if (earlier?.Success is { } success)
        {
            result.Status = QualificationStatus.Skipped;
            (result.RequestId, result.ReviewTaskId) = (success.RequestId, success.TaskId);
            return new PendingRow<TForm, TResult>(form, result);
        }

        var noted = digest is null ? Rivals.None : journal!.RivalsOf(form.NotedKey, digest);
        return new PendingRow<TForm, TResult>(form, result)
        {
            Body = body,
            Digest = digest,
            Files = files.Files.Count == 0 ? null : files,
            Subject = subject,
            Rivals = noted > rivals ? noted : rivals,
            Earlier = earlier,
        };
    }

    /// <summary>
    /// Sends a row and processes it to its end. It never throws; the row's <see cref="PendingRow{TForm,
    /// TResult}.Durable"/> completes when the outcome is on disk.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="slot">The row's place among those in flight; null if it holds none to release.</param>
    /// <param name="stop">Cancels the row.</param>
    public async Task SendAsync(PendingRow<TForm, TResult> row, RunSlots.RowSlot? slot, CancellationToken stop)
    {
        if (row.Body is { } body)
        {
            var started = _time.GetTimestamp();
            try
            {
                stop.ThrowIfCancellationRequested();
                var pass = new RowPass(row, slot, started);
                if (!NeedsIntent(row) || await NoteIntentAsync(row).ConfigureAwait(false))
                    await (
                        row.Files is { } files
                            ? SendWithFilesAsync(pass, files, stop)
                            : SendAsync(pass, row.Form, body, row.Earlier is not null, stop)).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                RowOutcome.MarkStopped(row.Result);
            }
            catch (Exception e)
            {
                // Unexpected. The row must still get a result, and how far it came is unknown.
                RowOutcome.MarkUnexpected(row.Result, QualificationStatus.Unknown, e, "Advice_OutcomeUnknown");
            }

            row.Result.Duration = _time.GetElapsedTime(started);
        }

        Conclude(row);
    }

    /// <summary>Ends a row that was not sent because the run stopped.</summary>
    public void Abandon(PendingRow<TForm, TResult> row)
    {
        if (row.Body is not null)
            RowOutcome.MarkStopped(row.Result);
        Conclude(row);
    }

    private static int ContentOf(byte[] body)
    {
        var hash = default(HashCode);
        hash.AddBytes(body);
        return hash.ToHashCode();
    }

    private void Conclude(PendingRow<TForm, TResult> row)
    {
        var result = row.Result;
        if (result.Status == QualificationStatus.Unknown)
        {
            if (row.Subject is { } subject)
                _history.LeaveOpen(subject);
            if (operation.SettlingCommand(row.Form) is { } command)
                result.Advice = $"{result.Advice} {Texts.Format("Advice_Settle", command)}".TrimStart();
        }

        var wasSent = result.ErrorCode != RowOutcome.NotSent;
        // A row left open by an earlier run stays open until it has been looked up. A row without an intent needs no
        // "not sent" entry.
        if (
            journal is not null
            && result.Status != QualificationStatus.Skipped
            && (wasSent || (row.Earlier is null && row.IsIntended)))
            row.Durable = NoteOutcomeAsync(journal, row, wasSent);
    }

    private async Task NoteOutcomeAsync(RunJournal journal, PendingRow<TForm, TResult> row, bool wasSent)
    {
        var result = row.Result;
        var outcome = new JournalOutcome(result.Row, row.Form.NotedKey, row.Digest, result.Status)
        {
            WasSent = wasSent,
            Code = result.ErrorCode,
            RequestId = result.RequestId,
            TaskId = result.ReviewTaskId,
            Attempts = result.Attempts,
        };
        try
        {
            await journal.ConcludeAsync(outcome).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            // The row has its outcome; the run ends because further outcomes could not be recorded.
            SetFatal(JournalFailure(e));
        }
    }

    // A row is not sent until its intent is on disk. The intent of a row that an earlier run left in flight is already
    // there.
    private bool NeedsIntent(PendingRow<TForm, TResult> row) =>
        journal is not null && row.Earlier is null && Fatal is null;

    private async Task<bool> NoteIntentAsync(PendingRow<TForm, TResult> row)
    {
        try
        {
            row.IsIntended = true;
            await journal!.IntendAsync(row.Result.Row, row.Form.NotedKey, row.Digest!, operation.ServiceNow)
                .ConfigureAwait(false);
            return true;
        }
        catch (IOException e)
        {
            FailFor(row.Result, e);
            return false;
        }
    }

    // Uploads the files that the row names, and sends the row with their codes.
    private async Task SendWithFilesAsync(RowPass pass, RowFiles files, CancellationToken stop)
    {
        var (row, result) = (pass.Row, pass.Row.Result);
        var wasSent = row.Earlier is not null && _uploads!.WereUploaded(files);
        var codes = new Dictionary<NamedFile, string>();
        foreach (var file in files.Files)
        {
            if (!wasSent && Fatal is { } fatal)
            {
                RowOutcome.Fill(result, RowDecision.NotSent(fatal));
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
        await SendAsync(pass, form, operation.Serialize(form), wasSent, stop).ConfigureAwait(false);
    }

    private async Task<(string? Code, FileResult? Failure)> UploadAsync(
        PendingRow<TForm, TResult> row,
        NamedFile file,
        CancellationToken stop)
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

    // Carries out one decision after the other.
    private async Task SendAsync(RowPass pass, TForm form, byte[] body, bool wasInFlight, CancellationToken stop)
    {
        var story = new RowStory(options) { OldRecordProves = operation.OldRecordProves };
        if (wasInFlight)
            story = LeftOpen(story, pass);
        while (true)
        {
            var step = RowDecision.Next(
                story with
                {
                    Now = _time.GetElapsedTime(pass.Started),
                    Jitter = options.Random(),
                    Fatal = Fatal,
                    HasRunSucceeded = _health.HasSucceeded,
                });
            switch (step.Kind)
            {
                case RowStepKind.Send:
                    if (
                        await TransmitAsync(pass, form, body, story.Reply, step, stop).ConfigureAwait(false)
                        is not { } reply)
                    {
                        RowOutcome.Fill(pass.Row.Result, RowDecision.NotSent(Fatal!));
                        return;
                    }

                    story = (
                        story with
                        {
                            Now = _time.GetElapsedTime(pass.Started),
                            Retries = story.Retries + (step.IsRetry ? 1 : 0),
                        }).After(reply);
                    break;
                case RowStepKind.LookUp:
                    var sighting = await LookUpAsync(pass, form, step.Delay, stop).ConfigureAwait(false);
                    story = (story with { Now = _time.GetElapsedTime(pass.Started) }).After(sighting);
                    break;
                default:
                    if (step.Reply!.Kind == ReplyKind.Fatal)
                        SetFatal(step.Reply);
                    RowOutcome.Fill(pass.Row.Result, step.Reply);
                    return;
            }
        }
    }

    // If the run ended before the outcome was recorded, the time of the last send is unknown: it may be a moment ago,
    // and the request may have had all of its time before it. But no row is sent again after its time limit. A recorded
    // entry cannot lie in the future, even if the clock was set back.
    private RowStory LeftOpen(RowStory story, RowPass pass)
    {
        var (now, earlier) = (_time.GetUtcNow(), pass.Row.Earlier!);
        var last = earlier.IntendedAt + RowDecision.LongestThrottling + TimeSpan.FromMinutes(1);
        var lost = earlier.ConcludedAt is { } concluded
            ? Earlier(concluded, now)
            : Earlier(last, now) + options.Settling;
        var reply = new Reply(ReplyKind.Unknown, "OutcomeUnknown", Texts.Get("Failure_InFlight"))
        {
            Advice = Texts.Get("Advice_OutcomeUnknown"),
            IsOfEarlierRun = true,
        };
        return story.After(reply) with { OpenSince = lost - now };
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    // Returns null if the run ended before the row's turn.
    private async Task<Reply?> TransmitAsync(
        RowPass pass,
        TForm form,
        byte[] body,
        Reply? before,
        RowStep step,
        CancellationToken stop)
    {
        var result = pass.Row.Result;
        if (before is { IsOfEarlierRun: false })
            NoteRetry(
                result,
                before,
                before.Kind == ReplyKind.Throttled ? before.RetryAfter ?? TimeSpan.Zero : step.Delay);
        if (step.Delay > TimeSpan.Zero || step.IsRetry)
            await DelayAsync(step.Delay, result, stop).ConfigureAwait(false);
        if (Fatal is null)
            await PassGateAsync(result, stop).ConfigureAwait(false);
        if (Fatal is not null)
            return null;
        if (options.Trace is { HasDetail: true } trace)
        {
            var shown = Redactor.Redact(operation.Show(form), SensitiveMembers.Of(form));
            trace.Detail(Texts.Format("Trace_Body", result.Row, RowKey.Show(form.NotedKey) ?? "-", shown));
        }

        var reply = (await operation.SendAsync(form, body, stop).ConfigureAwait(false)).Without(
            operation.Secrets,
            form);
        if (reply.WasTried)
            result.Attempts++;
        if (reply.Kind is ReplyKind.Succeeded or ReplyKind.Rejected)
            gate.Accepted();
        if (reply.Kind == ReplyKind.Throttled)
            gate.Throttled(reply.RetryAfter);
        Watch(pass, reply);
        return reply;
    }

    private async Task<Sighting?> LookUpAsync(RowPass pass, TForm form, TimeSpan delay, CancellationToken stop)
    {
        var result = pass.Row.Result;
        try
        {
            if (delay > TimeSpan.Zero)
                await (
                    pass.Slot is { } slot
                        ? slot.StepAsideAsync(() => DelayAsync(delay, result, stop), stop)
                        : DelayAsync(delay, result, stop)).ConfigureAwait(false);
            await PassGateAsync(result, stop).ConfigureAwait(false);
            var sighting = await operation.LookUpAsync(form, PastOf(pass), stop).ConfigureAwait(false);
            options.Trace?.Note(
                Texts.Format(
                    "Trace_LookUp",
                    result.Row,
                    RowKey.Show(form.NotedKey) ?? "-",
                    sighting?.Evidence.ToString() ?? "-"));
            if (sighting is not null)
                _health.Succeeded();
            else if (pass.Failure is { } failure)
                Watch(pass, failure);
            return sighting;
        }
        catch (OperationCanceledException)
        {
            return new Sighting(Evidence.Untellable);
        }
    }

    // A clock set back since then must not make the row younger than its own history.
    private RowPast PastOf(RowPass pass) => pass.Row.Earlier is { } earlier
        ? new RowPast(earlier.IntendedAt, RivalsOf(pass.Row))
        {
            ServiceIntendedAt = earlier.ServiceIntendedAt,
            IsOfEarlierRun = true,
        }
        : new RowPast(_time.GetUtcNow() - _time.GetElapsedTime(pass.Started), RivalsOf(pass.Row));

    // An earlier row of the same subject has ended by now, but its outcome may be unknown.
    private Rivals RivalsOf(PendingRow<TForm, TResult> row) =>
        row.Subject is { } subject && _history.IsLeftOpen(subject) ? Rivals.Possible : row.Rivals;

    // Ends a run in which every row fails in the same way.
    private void Watch(RowPass pass, Reply reply)
    {
        if (reply.Kind == ReplyKind.Succeeded)
            _health.Succeeded();
        pass.Failures =
            pass.Failure is { } last && (last.Code, last.HttpStatus) == (reply.Code, reply.HttpStatus)
                ? pass.Failures + 1
                : 1;
        pass.Failure = reply;
        if (_health.Failed(pass.Row.Result.Row, reply, pass.Failures) is { } fatal)
            SetFatal(fatal);
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
        options.Trace?.Note(
            Texts.Format(
                "Trace_Retry",
                result.Row,
                RowKey.Show(result.Input.NotedKey) ?? "-",
                reply.Code ?? "-",
                result.Attempts,
                (long)delay.TotalMilliseconds));

    private void SetFatal(Reply reply) => Interlocked.CompareExchange(ref _fatal, reply, null);

    private void FailFor(TResult result, IOException e)
    {
        var failure = JournalFailure(e);
        SetFatal(failure);
        result.Status = QualificationStatus.Failed;
        (result.ErrorCode, result.ErrorMessage, result.Advice) = (failure.Code, failure.Message, failure.Advice);
    }

    private static Reply JournalFailure(IOException e) =>
        new(ReplyKind.Fatal, "JournalFailed", Texts.Format("Error_JournalFailed", e.Message))
        {
            Advice = Texts.Get("Advice_JournalFailed"),
        };

    /// <summary>Represents one row's way through the run.</summary>
    private sealed class RowPass(PendingRow<TForm, TResult> row, RunSlots.RowSlot? slot, long started)
    {
        public PendingRow<TForm, TResult> Row { get; } = row;

        public RunSlots.RowSlot? Slot { get; } = slot;

        public long Started { get; } = started;

        public Reply? Failure { get; set; }

        public int Failures { get; set; }
    }
}
