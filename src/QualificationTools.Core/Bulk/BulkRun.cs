using System.Threading.Channels;
using QualificationTools.Forms;
using QualificationTools.Journal;

namespace QualificationTools.Bulk;

/// <summary>
/// Represents a run over many rows. Rows are sent while input still arrives, at most <see
/// cref="BulkOptions.ThrottleLimit"/> at a time, and rows of one subject one after the other; results come in the order
/// of completion. The caller adds and takes on one thread. Memory does not grow with the number of rows.
/// </summary>
internal sealed class BulkRun<TForm, TResult> : IDisposable
    where TForm : QualificationForm
    where TResult : QualificationResult, new()
{
    // A file whose rows all have one subject must not be read into memory.
    private const int MostBehind = 1000;

    private static readonly TimeSpan LongestStop = TimeSpan.FromMilliseconds(800);

    private readonly RowSender<TForm, TResult> _sender;
    private readonly RunSlots _slots;
    private readonly Channel<PendingRow<TForm, TResult>> _rows;
    private readonly Channel<TResult> _results = Channel.CreateUnbounded<TResult>(
        new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<string, Queue<PendingRow<TForm, TResult>>> _lanes = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _behind = new(MostBehind);
    private readonly AutoResetEvent _news = new(initialState: false);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PendingRow<TForm, TResult>? _prepared;
    private Task? _pump;
    private int _underWay = 1;
    private long _added;
    private long _taken;

    /// <summary>Initializes a run; it starts with the first row.</summary>
    public BulkRun(RowOperation<TForm> operation, BulkOptions options, RunJournal? journal = null)
    {
        var gate = new RequestGate(options);
        operation.PassGateAsync = gate.WaitAsync;
        _slots = new RunSlots(options.ThrottleLimit);
        _sender = new RowSender<TForm, TResult>(operation, options, gate, journal);
        _rows = Channel.CreateBounded<PendingRow<TForm, TResult>>(
            new BoundedChannelOptions(2 * options.ThrottleLimit) { SingleWriter = true, SingleReader = true });
        if (options.Trace is { } trace)
            trace.Noted = () => _news.Set();
    }

    /// <summary>Gets the number of rows added so far.</summary>
    public long Added => _added;

    /// <summary>Gets the refusal that applies to every row, if there was one.</summary>
    public Reply? Fatal => _sender.Fatal;

    /// <summary>Gets whether every added row has had its result.</summary>
    public bool IsDone => _taken == _added;

    /// <summary>Checks a row and looks for it in the journal. It is then added or withdrawn.</summary>
    /// <param name="row">The row's number.</param>
    /// <param name="form">The row.</param>
    /// <returns>The row; it has no body if it is not to be sent.</returns>
    public PendingRow<TForm, TResult> Prepare(long row, TForm form) =>
        _prepared is not null && ReferenceEquals(_prepared.Form, form)
            ? _prepared
            : _prepared = _sender.Prepare(row, form);

    /// <summary>Withdraws the row that was prepared last.</summary>
    public void Withdraw() => _prepared = null;

    /// <summary>
    /// Adds a row under its number. Returns false if too many rows are waiting; then call <see cref="Wait"/> first.
    /// </summary>
    public bool TryAdd(long row, TForm form)
    {
        // A row that was prepared and found no room is added by the next call for it.
        if (!_rows.Writer.TryWrite(Prepare(row, form)))
            return false;
        _prepared = null;
        _added++;
        _pump ??= Task.Run(PumpAsync);
        return true;
    }

    /// <summary>Waits until there is room for a row, a result, or a line to show.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public void Wait()
    {
        WaitHandle.WaitAny([_news, _stop.Token.WaitHandle]);
        _stop.Token.ThrowIfCancellationRequested();
    }

    /// <summary>Marks the end of the input.</summary>
    public void Complete() => _rows.Writer.TryComplete();

    /// <summary>Takes a result, if one is ready.</summary>
    public bool TryTake(out TResult? result)
    {
        var taken = _results.Reader.TryRead(out result);
        if (taken)
            _taken++;
        return taken;
    }

    /// <summary>Waits for the next result. Returns null when every added row has had its result.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public TResult? Take()
    {
        TResult? result = null;
        while (!IsDone && !TryTake(out result))
            Wait();
        return result;
    }

    /// <summary>Stops the run: nothing more is sent, and rows in flight become unknown.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>
    /// Stops the run, and waits up to a second for the rows in flight to be recorded as unknown. A row that is still in
    /// progress then has only its intent in the journal, which means the same.
    /// </summary>
    public void Dispose()
    {
        _stop.Cancel();
        Complete();
        if (_pump is not null)
            _ended.Task.Wait(LongestStop);
    }

    // Gives each row a slot, or queues it behind the row of the same subject that is in progress.
    private async Task PumpAsync()
    {
        try
        {
            while (await _rows.Reader.WaitToReadAsync(_stop.Token).ConfigureAwait(false))
            {
                while (_rows.Reader.TryRead(out var row))
                {
                    _news.Set();
                    if (!TryOpenLane(row) && await QueueAsync(row).ConfigureAwait(false))
                        continue;
                    // On a stop the rows that were read still pass; the loop ends by itself.
                    Start(row, row.Body is null ? null : await _slots.EnterAsync(_stop.Token).ConfigureAwait(false));
                }
            }
        }
        catch (OperationCanceledException)
        {
            while (_rows.Reader.TryRead(out var row))
                Start(row, slot: null);
        }

        End();
    }

    // Returns false if a row of the same subject is in progress.
    private bool TryOpenLane(PendingRow<TForm, TResult> row)
    {
        if (row.Body is null || row.Subject is not { } subject)
            return true;
        lock (_lanes)
            return _lanes.TryAdd(subject, []);
    }

    // Queues a row behind the one of the same subject; returns false if that has ended meanwhile.
    private async Task<bool> QueueAsync(PendingRow<TForm, TResult> row)
    {
        var subject = row.Subject!;
        await _behind.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        lock (_lanes)
        {
            if (_lanes.TryGetValue(subject, out var lane))
            {
                lane.Enqueue(row);
                return true;
            }

            _lanes.Add(subject, []);
        }

        _behind.Release();
        return false;
    }

    private void Start(PendingRow<TForm, TResult> row, RunSlots.RowSlot? slot)
    {
        Interlocked.Increment(ref _underWay);
        _ = Task.Run(() => RunAsync(row, slot));
    }

    private async Task RunAsync(PendingRow<TForm, TResult> row, RunSlots.RowSlot? slot)
    {
        if (row.Body is not null && slot is null)
            _sender.Abandon(row);
        else
            await _sender.SendAsync(row, slot, _stop.Token).ConfigureAwait(false);
        slot?.Leave();

        // A result is returned once its outcome is on disk; its slot is released before that.
        await row.Durable.ConfigureAwait(false);
        _results.Writer.TryWrite(row.Result);
        _news.Set();
        if (row.Body is not null && row.Subject is { } subject && NextOf(subject) is { } next)
        {
            _behind.Release();
            Start(next, await _slots.EnterAsync(_stop.Token).ConfigureAwait(false));
        }

        End();
    }

    private PendingRow<TForm, TResult>? NextOf(string subject)
    {
        lock (_lanes)
        {
            PendingRow<TForm, TResult>? next = null;
            if (_lanes.TryGetValue(subject, out var lane) && !lane.TryDequeue(out next))
                _lanes.Remove(subject);
            return next;
        }
    }

    private void End()
    {
        if (Interlocked.Decrement(ref _underWay) == 0)
            _ended.TrySetResult();
    }
}
