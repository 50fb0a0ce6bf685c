using System.Threading.Channels;
using QualificationTools.Forms;
using QualificationTools.Journal;

namespace QualificationTools.Bulk;

/// <summary>
/// A run over many rows. Rows go out while input still arrives, at most <see cref="BulkOptions.ThrottleLimit"/> at a
/// time; results come in the order of completion. The caller adds and takes on one thread, and memory does not grow with
/// the number of rows.
/// </summary>
internal sealed class BulkRun<TForm, TResult> : IDisposable
    where TForm : QualificationForm
    where TResult : QualificationResult, new()
{
    private static readonly TimeSpan LongestStop = TimeSpan.FromMilliseconds(800);

    /// <summary>How long a result may wait to be taken while the caller waits for room.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMilliseconds(20);

    // No spinning: the workers need the processor.
    private readonly ManualResetEventSlim _room = new(initialState: false, spinCount: 0);
    private readonly BulkOptions _options;
    private readonly RowSender<TForm, TResult> _sender;
    private readonly Channel<PendingRow<TForm, TResult>> _rows;
    private readonly Channel<TResult> _results = Channel.CreateUnbounded<TResult>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _workers = [];
    private long _added;
    private long _taken;

    public BulkRun(RowOperation<TForm> operation, BulkOptions options, RunJournal? journal = null)
    {
        _options = options;
        var gate = new RequestGate(options);
        operation.PassGateAsync = gate.WaitAsync;
        _sender = new RowSender<TForm, TResult>(operation, options, gate, journal);
        _rows = Channel.CreateUnbounded<PendingRow<TForm, TResult>>(new UnboundedChannelOptions { SingleWriter = true });
    }

    /// <summary>The rows added so far.</summary>
    public long Added => _added;

    /// <summary>The refusal that holds for every row, once there was one.</summary>
    public Reply? Fatal => _sender.Fatal;

    /// <summary>Adds a row under its number. False where as many rows wait as may; then wait for room first.</summary>
    public bool TryAdd(long row, TForm form)
    {
        if (_rows.Reader.Count >= 2 * _options.ThrottleLimit)
            return false;
        var pending = _sender.Prepare(row, form);
        _added++;
        _rows.Writer.TryWrite(pending);
        if (_workers.Count < _options.ThrottleLimit)
            _workers.Add(Task.Run(WorkAsync));
        return true;
    }

    /// <summary>
    /// Waits until as many rows wait as are in flight: a caller that was woken for each single one would cost as much as the rows.
    /// Comes back early, so that results are taken in time.
    /// </summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public void WaitForRoom()
    {
        _room.Reset();
        if (_rows.Reader.Count > _options.ThrottleLimit)
            _room.Wait(LongestSilence, _stop.Token);
    }

    /// <summary>Says that no more rows come.</summary>
    public void Complete() => _rows.Writer.TryComplete();

    /// <summary>Takes a result that is ready.</summary>
    public bool TryTake(out TResult? result)
    {
        var taken = _results.Reader.TryRead(out result);
        if (taken)
            _taken++;
        return taken;
    }

    /// <summary>Waits for the next result. Null where every row that was added has had its result.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public TResult? Take()
    {
        if (_taken == _added)
            return null;
        TResult? result;
        while (!TryTake(out result))
            _results.Reader.WaitToReadAsync(_stop.Token).AsTask().GetAwaiter().GetResult();
        return result;
    }

    /// <summary>Stops: nothing more is sent, and what is in flight is given up as unknown.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>
    /// Stops, and waits up to a second for the rows in flight to be noted down as unknown. What is still under way then
    /// stands in the journal as an intent, which means the same.
    /// </summary>
    public void Dispose()
    {
        _stop.Cancel();
        Complete();
        Task.WaitAll([.. _workers], LongestStop);
    }

    private async Task WorkAsync()
    {
        try
        {
            while (await _rows.Reader.WaitToReadAsync(_stop.Token).ConfigureAwait(false))
            {
                if (!_rows.Reader.TryRead(out var row))
                    continue;
                if (_rows.Reader.Count <= _options.ThrottleLimit)
                    _room.Set();
                var onDisk = await _sender.SendAsync(row, _stop.Token).ConfigureAwait(false);
                if (onDisk.IsCompleted)
                    _results.Writer.TryWrite(row.Result);
                else
                    _ = PublishAsync(onDisk, row.Result);
            }
        }
        catch (OperationCanceledException)
        {
            while (_rows.Reader.TryRead(out var row))
                await _sender.AbandonAsync(row).ConfigureAwait(false);
        }
    }

    // A result is given out when its outcome is on disk; until then the worker is at the next row already.
    private async Task PublishAsync(Task onDisk, TResult result)
    {
        await onDisk.ConfigureAwait(false);
        _results.Writer.TryWrite(result);
    }
}
