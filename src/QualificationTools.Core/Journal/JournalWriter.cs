using System.Collections.Concurrent;

namespace QualificationTools.Journal;

/// <summary>
/// Appends lines and flushes them to disk, on its own thread. Lines that arrive while the disk is busy are flushed
/// together, so durability does not cost one flush for each row.
/// </summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly Stream _stream;
    private readonly Action<Stream> _flush;
    private readonly BlockingCollection<(byte[] Line, TaskCompletionSource OnDisk)> _lines = [];
    private readonly Thread _thread;
    private Exception? _failure;

    /// <summary>Starts writing at the stream's position.</summary>
    /// <param name="stream">The stream; it is closed with the writer.</param>
    /// <param name="flush">Flushes what was written to disk.</param>
    public JournalWriter(Stream stream, Action<Stream> flush)
    {
        (_stream, _flush) = (stream, flush);
        _thread = new Thread(Write) { IsBackground = true, Name = "QualificationTools journal" };
        _thread.Start();
    }

    /// <summary>Appends a line. When the task completes, the line is on disk.</summary>
    /// <exception cref="IOException">The disk is full or gone; no later line is written either.</exception>
    public Task AppendAsync(byte[] line)
    {
        var onDisk = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            _lines.Add((line, onDisk));
        }
        catch (InvalidOperationException e)
        {
            onDisk.SetException(new IOException(e.Message, e));
        }

        return onDisk.Task;
    }

    /// <summary>Writes all appended lines and closes the file.</summary>
    public void Dispose()
    {
        if (_lines.IsAddingCompleted)
            return;
        _lines.CompleteAdding();
        _thread.Join();
        _stream.Dispose();
    }

    private void Write()
    {
        var batch = new List<TaskCompletionSource>();
        var buffer = new MemoryStream();
        foreach (var first in _lines.GetConsumingEnumerable())
        {
            var entry = first;
            do
            {
                buffer.Write(entry.Line);
                batch.Add(entry.OnDisk);
            }
            while (_lines.TryTake(out entry));

            try
            {
                if (_failure is null)
                {
                    _stream.Write(buffer.GetBuffer(), 0, (int)buffer.Length);
                    _flush(_stream);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _failure = e;
            }

            foreach (var onDisk in batch)
            {
                if (_failure is { } failure)
                    onDisk.SetException(new IOException(failure.Message, failure));
                else
                    onDisk.SetResult();
            }

            batch.Clear();
            buffer.SetLength(0);
        }
    }
}
