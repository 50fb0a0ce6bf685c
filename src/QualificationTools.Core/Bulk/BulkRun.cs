using System.Collections.Concurrent;
using System.Threading.Channels;
using QualificationTools.Forms;

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
    private readonly BulkOptions _options;
    private readonly RowSender<TForm, TResult> _sender;
    private readonly Channel<(long Row, TForm Form)> _rows;
    private readonly BlockingCollection<TResult> _results = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _workers = [];
    private long _added;
    private long _taken;

    public BulkRun(RowOperation<TForm> operation, BulkOptions options)
    {
        _options = options;
        _sender = new RowSender<TForm, TResult>(operation, options, new RequestGate(options));
        // As many rows wait as are in flight, so that no worker is idle while the caller fetches the next row.
        _rows = Channel.CreateBounded<(long, TForm)>(new BoundedChannelOptions(options.ThrottleLimit) { SingleWriter = true });
    }

    /// <summary>The rows added so far.</summary>
    public long Added => _added;

    /// <summary>The refusal that holds for every row, once there was one.</summary>
    public Reply? Fatal => _sender.Fatal;

    /// <summary>Adds a row under its number. False where as many rows wait as may; then take a result first.</summary>
    public bool TryAdd(long row, TForm form)
    {
        if (!_rows.Writer.TryWrite((row, form)))
            return false;
        _added++;
        if (_workers.Count < _options.ThrottleLimit)
            _workers.Add(Task.Run(WorkAsync));
        return true;
    }

    /// <summary>Says that no more rows come.</summary>
    public void Complete() => _rows.Writer.TryComplete();

    /// <summary>Takes a result that is ready.</summary>
    public bool TryTake(out TResult? result)
    {
        var taken = _results.TryTake(out result);
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
        var result = _results.Take(_stop.Token);
        _taken++;
        return result;
    }

    /// <summary>Stops: nothing more is sent, and what is in flight is given up as unknown.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Stops and frees what the run holds.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        Complete();
        // The workers end by themselves within moments of the stop; they own nothing that must outlive it.
        _ = Task.WhenAll(_workers).ContinueWith(_ => _results.Dispose(), TaskScheduler.Default);
    }

    private async Task WorkAsync()
    {
        try
        {
            await foreach (var (row, form) in _rows.Reader.ReadAllAsync(_stop.Token).ConfigureAwait(false))
                _results.Add(await _sender.SendAsync(row, form, _stop.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // Rows that still waited were never sent.
        }
    }
}
