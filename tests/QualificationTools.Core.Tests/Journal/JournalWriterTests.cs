using System.Text;
using QualificationTools.Journal;

namespace QualificationTools.Core.Tests.Journal;

public sealed class JournalWriterTests : IDisposable
{
    private readonly MemoryStream _stream = new();
    private int _flushes;

    private string Written => Encoding.UTF8.GetString(_stream.ToArray());

    public void Dispose() => _stream.Dispose();

    [Fact]
    public async Task Line_is_on_disk_when_the_task_has_ended()
    {
        using var writer = new JournalWriter(_stream, stream =>
        {
            Assert.Same(_stream, stream);
            _flushes++;
        });
        await writer.AppendAsync("1\n"u8.ToArray());

        Assert.Equal(("1\n", 1), (Written, _flushes));

        await writer.AppendAsync("2\n"u8.ToArray());

        Assert.Equal(("1\n2\n", 2), (Written, _flushes));
    }

    [Fact]
    public async Task Lines_go_to_where_the_stream_stands()
    {
        _stream.Write("kept\nlost\n"u8);
        _stream.Position = 5;
        using var writer = new JournalWriter(_stream, _ => { });

        await writer.AppendAsync("new \n"u8.ToArray());

        Assert.Equal("kept\nnew \n", Written);
    }

    [Fact]
    public async Task Lines_that_come_while_the_disk_is_busy_go_there_together()
    {
        using var isBusy = new ManualResetEventSlim();
        using var isFree = new ManualResetEventSlim();
        using var writer = new JournalWriter(_stream, _ =>
        {
            _flushes++;
            isBusy.Set();
            isFree.Wait(TestContext.Current.CancellationToken);
        });
        var tasks = new List<Task> { writer.AppendAsync("1"u8.ToArray()) };
        isBusy.Wait(TestContext.Current.CancellationToken);
        tasks.AddRange(Enumerable.Range(2, 5).Select(number => writer.AppendAsync(Encoding.UTF8.GetBytes($"{number}"))));

        Assert.All(tasks, task => Assert.False(task.IsCompleted));

        isFree.Set();
        await Task.WhenAll(tasks);

        Assert.Equal(("123456", 2), (Written, _flushes));
    }

    [Fact]
    public void Writer_that_is_disposed_of_writes_what_was_appended_and_closes_the_file()
    {
        var writer = new JournalWriter(_stream, _ => { });
        var tasks = Enumerable.Range(0, 10).Select(number => writer.AppendAsync(Encoding.UTF8.GetBytes($"{number}"))).ToList();

        writer.Dispose();
        writer.Dispose();

        Assert.Equal("0123456789", Written);
        Assert.False(_stream.CanWrite);
        Assert.All(tasks, task => Assert.True(task.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task Line_after_the_end_is_refused()
    {
        var writer = new JournalWriter(_stream, _ => { });
        writer.Dispose();

        var refusal = await Assert.ThrowsAsync<IOException>(() => writer.AppendAsync("1"u8.ToArray()));

        Assert.IsType<InvalidOperationException>(refusal.InnerException);
        Assert.Equal("", Written);
    }

    [Fact]
    public async Task After_a_failure_no_line_is_written_even_where_the_disk_would_take_it()
    {
        using var writer = new JournalWriter(_stream, _ =>
        {
            if (++_flushes == 2)
                throw new IOException("No space left on device");
        });
        await writer.AppendAsync("1\n"u8.ToArray());

        var second = await Assert.ThrowsAsync<IOException>(() => writer.AppendAsync("2\n"u8.ToArray()));
        var third = await Assert.ThrowsAsync<IOException>(() => writer.AppendAsync("3\n"u8.ToArray()));

        Assert.Equal(("No space left on device", "No space left on device"), (second.Message, third.Message));
        Assert.Same(second.InnerException, third.InnerException);
        Assert.Equal(("1\n2\n", 2), (Written, _flushes));
    }

    [Fact]
    public async Task File_that_may_not_be_written_any_more_is_a_failure_of_the_disk()
    {
        using var writer = new JournalWriter(_stream, _ => throw new UnauthorizedAccessException("Not allowed"));

        var failure = await Assert.ThrowsAsync<IOException>(() => writer.AppendAsync("1"u8.ToArray()));

        Assert.Equal("Not allowed", failure.Message);
        Assert.IsType<UnauthorizedAccessException>(failure.InnerException);
    }

    [Fact]
    public async Task Stream_that_refuses_a_line_is_a_failure_of_the_disk_and_is_closed()
    {
        var stream = new FullStream();
        using (var writer = new JournalWriter(stream, _ => _flushes++))
            await Assert.ThrowsAsync<IOException>(() => writer.AppendAsync("1"u8.ToArray()));

        Assert.Equal((0, false), (_flushes, stream.CanWrite));
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");
    }
}
